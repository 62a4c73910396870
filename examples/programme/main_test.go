package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding"
	"github.com/thirdsector-go/partnership/funding/programme2010"
)

func call(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(args, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "record.json")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func requireReadable(t *testing.T, text string) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		require.LessOrEqual(t, utf8.RuneCountInString(line), width, line)
		require.Equal(t, strings.TrimRight(line, " "), line, "space at the end of %q", line)
	}
	require.NotContains(t, text, "%!")
	require.True(t, strings.HasSuffix(text, "\n"))
}

// What HO2012 prints, and what adding it up shows, is in the report.
func TestRun_published(t *testing.T) {
	code, out, errs := call(t)
	require.Zero(t, code)
	require.Empty(t, errs)
	requireReadable(t, out)
	for _, want := range []string{
		"project  R89  R90  R91  R92  R93  R94  R95  R96  R97  R98  what follows\n",
		"BDP-1    yes  ?    ?    yes  yes  ?    ?    ?    ?    ?    clarification sought\n",
		"LEE-1    yes  ?    ?    yes  yes  ?    ?    ?    ?    ?    clarification sought\n",
		"Croydon                        £153,910.00       £0.00  £153,910.00           0.00%\n",
		"VCS organisation          7  £151,642.00   32.50%\n",
		"no                        8  £260,565.00   55.84%\n",
		"Largest project award              HO2012 Ch.3                £73,791.82   £73,792.00      -£0.18\n",
		"CRO seed-corn  CRO-3       23  £45,608.00  £2,000.00         -          -\n",
		"What if the projects shared £373,311.20?\n",
		// A fifth less of whole pounds is exact: 0.8 of 73,792 and 0.8 of 260,565.
		"CRO-3             £14,758.40", "£208,452.00  55.84%",
		"proportional  new to this work     0     8     0  £260,565.00  £208,452.00  -£52,113.00\n",
	} {
		require.Contains(t, out, want)
	}
	flat := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{
		"Grant fund £500,000.00, awarded £496,557.00: projects £466,639.00, overheads £29,918.00. Not allocated £3,443.00.",
		"Service delivery for offenders: leaving out LEE-1 (VCS engagement in new IOM Hub at Leeds Prison) explains the difference; no other set of the awards does.",
		"Strategic development or capacity building: no set of the 17 awards, left out or added, explains the difference.",
		"That is 80.00% of what they were awarded. What was asked for is not published: the awards stand in for the claims.",
	} {
		require.Contains(t, flat, want)
	}
	require.Less(t, strings.Index(out, "DISAGREES"), strings.Index(out, "AGREES WITHIN ROUNDING"), "disagreements first")
}

// printed is the part of the JSON that the tests look into.
type printed struct {
	Results struct {
		Gate   []struct{ Application, State string }
		WhatIf struct {
			Budget funding.Pence
			Ways   []struct {
				Division   string
				Allocation struct {
					Awarded funding.Pence
					Awards  []struct {
						ID           string
						Claim, Award funding.Pence
					}
				}
				LosesMost, LosesPart []string
				NewToWork            funding.Pence
			}
		}
		Reconciliation []struct {
			Figure       struct{ ID string }
			Agreement    string
			Explanations struct{ Listed []funding.Explanation }
		}
	}
}

func parse(t *testing.T, text string) printed {
	t.Helper()
	var d printed
	require.NoError(t, json.Unmarshal([]byte(text), &d))
	return d
}

// -json prints one document that -in reads, giving the same again.
func TestRun_roundTrip(t *testing.T) {
	code, first, errs := call(t, "-json")
	require.Zero(t, code, errs)
	require.True(t, strings.HasSuffix(first, "}\n"))
	path := write(t, first)
	code, second, errs := call(t, "-json", "-in", path)
	require.Zero(t, code, errs)
	require.Equal(t, first, second)

	_, text, _ := call(t)
	code, again, errs := call(t, "-in", path)
	require.Zero(t, code, errs)
	require.Equal(t, text, again)

	// A changed fact is followed: results in the file are not read.
	changed := write(t, strings.Replace(first, `"amount": "50231.00"`, `"amount": "50231.01"`, 1))
	code, out, errs := call(t, "-json", "-in", changed)
	require.Zero(t, code, errs)
	for i, check := range parse(t, out).Results.Reconciliation {
		before := parse(t, first).Results.Reconciliation[i]
		switch check.Figure.ID {
		case "programme", "programme-clinks", "area-leeds":
			require.Equal(t, "agrees", before.Agreement)
			require.Equal(t, "agrees-within-rounding", check.Agreement, check.Figure.ID)
		default:
			require.Equal(t, before.Agreement, check.Agreement, check.Figure.ID)
		}
	}
}

// The what-if against the definitions of the three ways.
func TestRun_whatIf(t *testing.T) {
	_, out, _ := call(t, "-json")
	what := parse(t, out).Results.WhatIf
	require.Equal(t, funding.Pence(373_311_20), what.Budget)
	require.Len(t, what.Ways, 3)
	record := programme2010.Record()
	for _, way := range what.Ways {
		require.Equal(t, what.Budget, way.Allocation.Awarded)
		var sum, newToWork funding.Pence
		var height, loss funding.Pence // the most that anyone gets below the claim, and the most that anyone loses
		for i, award := range way.Allocation.Awards {
			sum += award.Award
			require.Equal(t, record.Awards[i].Amount, award.Claim)
			if record.Applications[i].Agency.Experience == engagement.No {
				newToWork += award.Award
			}
			if award.Award < award.Claim {
				height = max(height, award.Award)
			}
			loss = max(loss, award.Claim-award.Award)
		}
		require.Equal(t, what.Budget, sum)
		require.Equal(t, newToWork, way.NewToWork)
		for _, award := range way.Allocation.Awards {
			switch way.Division {
			case "proportional":
				require.Equal(t, 4*award.Claim, 5*award.Award, "exact, as the claims are whole pounds")
			case "equal-awards":
				require.InDelta(t, float64(min(award.Claim, height)), float64(award.Award), 1, "everyone gets the same, or the claim")
			case "equal-losses":
				require.InDelta(t, float64(max(award.Claim-loss, 0)), float64(award.Award), 1, "everyone loses the same, or all")
			}
			for _, id := range way.LosesMost {
				if id == award.ID {
					require.Equal(t, loss, award.Claim-award.Award)
				}
			}
		}
		require.NotEmpty(t, way.LosesMost)
	}
	require.Equal(t, []string{"GLO-7"}, what.Ways[2].LosesPart, "equal losses take all of the smallest award")
}

func TestRun_budget(t *testing.T) {
	for _, test := range []struct{ budget, want string }{
		{"£466,639", "equal losses  nobody"},
		{"500000", "The budget covers every claim; £33,361.00 would be left."},
		{"0", "What if the projects shared £0.00?\n"},
		{"0.01", "What if the projects shared £0.01?\n"},
		{"92233720368547758.07", "The budget covers every claim"},
	} {
		code, out, errs := call(t, "-budget", test.budget)
		require.Zero(t, code, errs)
		require.Contains(t, out, test.want)
		requireReadable(t, out)
	}
	_, given, _ := call(t, "-budget", "373311.20")
	_, standard, _ := call(t)
	require.Equal(t, standard, given)
}

func TestRun_wrongUsage(t *testing.T) {
	for _, args := range [][]string{{"-budget", "-1"}, {"-budget", "x"}, {"-budget", "1e5"}, {"-budget=1.234"}, {"-budget", "99999999999999999999"}, {"extra"}, {"-budget", ""}, {"-in", ""}} {
		code, out, errs := call(t, args...)
		require.Equal(t, 2, code, args)
		require.Empty(t, out)
		require.Equal(t, 1, strings.Count(errs, "\n"), "one clear line, not\n%s", errs)
		require.Contains(t, errs, strings.TrimPrefix(args[len(args)-1], "-budget="))
	}
	code, _, errs := call(t, "-nonsense")
	require.Equal(t, 2, code)
	require.Contains(t, errs, "-nonsense")
	code, _, errs = call(t, "-help")
	require.Zero(t, code)
	require.Contains(t, errs, "-budget")
}

func TestRun_badInput(t *testing.T) {
	code, out, errs := call(t, "-in", filepath.Join(t.TempDir(), "none.json"))
	require.Equal(t, 1, code)
	require.Empty(t, out)
	require.Contains(t, errs, "none.json")

	code, out, errs = call(t, "-in", write(t, `{"programme":{"name":"p","envelope":"1","areas":[{"id":"A","name":"a"}]},
		"applications":[{"id":"x","name":"x","area":"B","requested":"5"},{"id":"x","name":"y"}],"awards":[{"application":"x","amount":"6"}]}`))
	require.Equal(t, 1, code)
	require.Empty(t, out)
	lines := strings.Split(errs, "\n")
	require.Len(t, lines, 3)
	require.Contains(t, lines[0], `record.json: applications[0].area: "B": no such area in programme.areas`)
	require.Contains(t, lines[1], `record.json: applications[1].id: "x": duplicate`)
	code, _, errs = call(t, "-in", write(t, `{`))
	require.Equal(t, 1, code)
	require.Contains(t, errs, "not JSON: the text ends early")
	require.Equal(t, 1, strings.Count(errs, "\n"), "what follows from that is not said: %s", errs)
}

// Another programme is reported on as well: with nothing in it, and with names
// and amounts that fill the lines.
func TestRun_others(t *testing.T) {
	code, out, errs := call(t, "-in", write(t, `{"programme":{"name":"empty","envelope":"0","areas":[]},"applications":[],"awards":[]}`))
	require.Zero(t, code, errs)
	requireReadable(t, out)
	require.Contains(t, out, "No printed figures are given.")
	require.NotContains(t, out, "R87")
	require.Contains(t, out, "No applications are given.")
	require.Contains(t, out, "No grant fund is stated. Awarded £0.00: projects £0.00, overheads £0.00.\n")

	record := programme2010.Record()
	long := strings.Repeat("long ", 40)
	record.Programme.Name = long
	for i := range record.Applications {
		record.Applications[i].Name = long
	}
	for i := range record.Programme.Areas {
		record.Programme.Areas[i].Name = long
	}
	for i := range record.Figures {
		record.Figures[i].Title, record.Figures[i].Place = long, "HO2012 "+long
	}
	record.Programme.Envelope = 1
	record.SeedCorn.Shares[0].Units++
	var text bytes.Buffer
	require.NoError(t, funding.WriteRecord(&text, record))
	code, out, errs = call(t, "-in", write(t, text.String()))
	require.Zero(t, code, errs)
	requireReadable(t, out)
	require.Contains(t, out, "R86 not-met: awarded £496,557.00 of £0.01; balance -£496,556.99")
	require.Contains(t, out, "Overspent by\n£496,556.99.")
	require.Contains(t, out, "R208 youth-diversion not-met")
}

// report runs the program on a changed record and returns its text on one line.
func report2010(t *testing.T, change func(*funding.Record)) string {
	t.Helper()
	record := programme2010.Record()
	change(&record)
	var text bytes.Buffer
	require.NoError(t, funding.WriteRecord(&text, record))
	code, out, errs := call(t, "-in", write(t, text.String()))
	require.Zero(t, code, errs)
	requireReadable(t, out)
	return strings.Join(strings.Fields(out), " ")
}

func TestRun_scenarios(t *testing.T) {
	// What is not known about prior experience leaves bounds, not a nought.
	out := report2010(t, func(r *funding.Record) { r.Applications[1].Agency.Experience = engagement.NotKnown })
	require.Contains(t, out, "as awarded £205,565.00 44.05-55.84%")
	require.Contains(t, out, "Of £55,000.00 the experience is not known")

	// An award to a project that the gate declines, and the other way about.
	out = report2010(t, func(r *funding.Record) {
		r.Applications[0].Received, r.Applications[0].ReceivedInTime = engagement.MustParseDate("2010-10-16"), engagement.No
	})
	require.Contains(t, out, "AWARDED AGAINST THE GATE: BDP-1 (declined).")
	out = report2010(t, func(r *funding.Record) {
		r.Programme = funding.Programme{Name: "open to all", Levels: []engagement.Level{engagement.DeliveryPartner}, Areas: r.Programme.Areas}
		r.Applications = append(r.Applications, funding.Application{ID: "an id that is rather long", Name: "new", Area: "LEE",
			Level: engagement.DeliveryPartner, NeedsDevelopment: engagement.No})
	})
	require.Contains(t, out, "project R92 level R98 what follows")
	require.Contains(t, out, "Without an award though the gate is passed: an id that is rather long.")

	// What was asked for is the claim where it is known of all.
	out = report2010(t, func(r *funding.Record) {
		for i := range r.Applications {
			r.Applications[i].Requested = 2 * r.Awards[i].Amount
		}
	})
	require.Contains(t, out, "The claims are what was asked for.")
	require.Contains(t, out, "BDP-1 Strategic VCS involvement in IOM LIO no £36,340.00 £18,170.00")
	require.Contains(t, out, "BDP-1 £18,170.00 £14,536.00", "two fifths of twice as much")

	// A penny is within the rounding of whole pounds, in every section.
	out = report2010(t, func(r *funding.Record) { r.Awards[0].Amount++ })
	require.Contains(t, out, "Each stated area total is projects and overheads together (R87).")
	out = report2010(t, func(r *funding.Record) { r.Awards[0].Amount += 1_00 })
	require.Contains(t, out, "R87 BDP not-met")
	require.Contains(t, out, "R88 not-met")

	out = report2010(t, func(r *funding.Record) { r.Figures = slices.Delete(r.Figures, 6, 7) })
	require.Contains(t, out, "No total is stated, to hold the awards to, for: LEE.")
	require.NotContains(t, out, "R88")

	// Rivals are named, and text cannot break out of its line.
	out = report2010(t, func(r *funding.Record) {
		r.Awards[16].Amount, r.Awards[15].Amount = 16_000_00, 16_000_00
		r.Applications[15].Type = funding.Service
		r.Applications[16].Name = "a\nb\x1b[31m"
		r.Figures = []funding.Figure{{ID: "f", Title: "two\nlines", Place: "synthetic", Measure: funding.Total,
			Of: funding.Selection{Ledgers: []funding.Ledger{funding.Projects}, Area: "LEE", Type: funding.Service}, Printed: 66_231_00, Unit: funding.Pound}}
	})
	require.Contains(t, out, `leaving out LEE-2 (VCS Crime Reduction Forum), or leaving out LEE-3 (a b\x1b[31m) explains the difference;`)
}

// The comparison in the document is the one that prints as a table and as CSV.
func TestComparison(t *testing.T) {
	r, err := newReport(t.Context(), programme2010.Record(), nil)
	require.NoError(t, err)
	var text bytes.Buffer
	require.NoError(t, r.Results.WhatIf.Ways[0].Comparison.WriteGroupsCSV(&text))
	rows, err := csv.NewReader(&text).ReadAll()
	require.NoError(t, err)
	require.Equal(t, [][]string{
		{"group", "gained", "lost", "changed", "unchanged", "before", "after", "difference"},
		{"new to this work", "0", "8", "0", "0", "260565.00", "208452.00", "-52113.00"},
		{"experienced", "0", "9", "0", "0", "206074.00", "164859.20", "-41214.80"},
	}, rows)
}

package fairness

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/thirdsector-go/partnership/internal/table"
)

// WriteTable writes the report as text in aligned columns, figures to four
// significant digits, with the level, the band and the number of comparisons
// below. The counts are as they are: see package publish for tables that leave
// the house.
func (r Report) WriteTable(w io.Writer) error {
	text := table.Table{Header: []string{"group", ">selected", ">considered", ">rate", ">interval", ">ratio", ">Katz", ">Koopman", ">difference", ">Newcombe", ">p", ">Holm", "in band", "interval"}}
	for _, d := range r.Groups {
		text.Add(string(d.Group), strconv.FormatInt(d.Counts.Selected, 10), strconv.FormatInt(d.Counts.Considered, 10),
			d.Rate.String(), d.Wilson.String(), d.Ratio.String(), d.Katz.String(), d.Koopman.String(),
			d.Difference.String(), d.Newcombe.String(), d.P.String(), d.Holm.String(), d.InBand.String(), d.IntervalInBand.String())
	}
	if err := text.Write(w); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "level %s, band %v, comparisons %d\n", plain(r.Level), r.Band, r.Comparisons)
	return err
}

// WriteCSV writes the report as CSV with a header, figures to twelve significant
// digits, empty where they do not exist; an upper end without limit is "inf".
// The groups are the caller's: one that begins with "=" is a formula to a
// spreadsheet.
func (r Report) WriteCSV(w io.Writer) error {
	rows := [][]string{{"group", "reference", "considered", "selected", "rate", "rateLow", "rateHigh", "ratio", "katzLow", "katzHigh",
		"koopmanLow", "koopmanHigh", "difference", "differenceLow", "differenceHigh", "p", "holm", "inBand", "intervalInBand"}}
	for _, d := range r.Groups {
		row := []string{string(d.Group), string(d.Reference), strconv.FormatInt(d.Counts.Considered, 10), strconv.FormatInt(d.Counts.Selected, 10), d.Rate.csv()}
		row = append(row, d.Wilson.csv()...)
		row = append(append(row, d.Ratio.csv()), d.Katz.csv()...)
		row = append(row, d.Koopman.csv()...)
		row = append(append(row, d.Difference.csv()), d.Newcombe.csv()...)
		rows = append(rows, append(row, d.P.csv(), d.Holm.csv(), d.InBand.String(), d.IntervalInBand.String()))
	}
	return csv.NewWriter(w).WriteAll(rows)
}

func (n Number) csv() string {
	if !n.exists {
		return ""
	}
	return digits(n.x)
}

func (i Interval) csv() []string {
	if !i.exists {
		return []string{"", ""}
	}
	return []string{digits(i.low), digits(i.high)}
}

func digits(x float64) string {
	if math.IsInf(x, 1) {
		return "inf"
	}
	return strconv.FormatFloat(x, 'g', jsonDigits, 64)
}

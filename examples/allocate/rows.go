package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/thirdsector-go/partnership/engagement"
	"github.com/thirdsector-go/partnership/funding/division"
	"github.com/thirdsector-go/partnership/internal/word"
)

// mostProblems bounds what is reported of rows, as of a document.
const mostProblems = 200

// byteOrderMark is what spreadsheets write before text in UTF-8.
const byteOrderMark = "\uFEFF"

// readRows reads lines of id,amount, with or without that as a heading, in
// letters of any case, and with or without a byte order mark.
func readRows(from io.Reader, in input, share func(division.Round, division.Policy) error) error {
	var problems engagement.Problems
	in.Claims = []claim{}
	var lines []int // of the claims
	unread := map[int]bool{}
	text := bufio.NewReader(from)
	if mark, _ := text.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		text.Discard(len(byteOrderMark)) // peeked at, so that it is there
	}
	rows := csv.NewReader(text)
	rows.FieldsPerRecord = -1
	rows.ReuseRecord = true
	for first := true; ; first = false {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			problems.AddAll("", rowProblem(err))
			unread = nil // the rest is not known
			break
		}
		line, _ := rows.FieldPos(0)
		if first && slices.EqualFunc(row, []string{"id", "amount"}, strings.EqualFold) {
			continue
		}
		if len(row) != 2 {
			problems.Add(fmt.Sprintf("line %d", line), "", fmt.Errorf("%w: fields: %d, and a line is id,amount", engagement.ErrWrongType, len(row)))
			continue
		}
		c := claim{ID: strings.Clone(row[0])}
		if !utf8.ValidString(c.ID) {
			problems.Add(fmt.Sprintf("line %d: id", line), strconv.Quote(c.ID), engagement.ErrText)
		}
		if err := c.Amount.UnmarshalText([]byte(row[1])); err != nil {
			problems.Add(fmt.Sprintf("line %d: amount", line), word.Quote(row[1]), err)
			unread[len(in.Claims)] = true
		}
		in.Claims = append(in.Claims, c)
		lines = append(lines, line)
	}
	if unread != nil {
		var found engagement.Problems
		if len(problems) == 0 {
			found.AddAll("", in.share(share))
		} else {
			found.AddAll("", in.share(func(round division.Round, _ division.Policy) error { return round.Validate() }))
		}
		for _, problem := range found {
			problem.Path = lined(problem.Path, lines)
			problems = append(problems, problem)
		}
	}
	if more := len(problems) - mostProblems; more > 0 {
		problems = problems[:mostProblems]
		problems.Add("", "", fmt.Errorf("%w of %d problems: %d more not shown", engagement.ErrLimit, mostProblems, more))
	}
	return problems.Err()
}

// rowProblem says at which line rows could not be read.
func rowProblem(err error) error {
	var broken *csv.ParseError
	if !errors.As(err, &broken) {
		return err
	}
	return engagement.Problems{{Path: fmt.Sprintf("line %d", broken.Line), Err: fmt.Errorf("%w: not CSV: %w; what follows is not read", engagement.ErrWrongType, broken.Err)}}
}

// lined is a path to a claim as one to its line.
func lined(path string, lines []int) string {
	rest, found := strings.CutPrefix(path, "claims[")
	index, field, closed := strings.Cut(rest, "]")
	i, err := strconv.Atoi(index)
	if !found || !closed || err != nil || i >= len(lines) {
		return path
	}
	return strings.Replace(fmt.Sprintf("line %d%s", lines[i], field), ".", ": ", 1)
}

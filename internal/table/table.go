// Package table writes rows as text in aligned columns, for people to read.
package table

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns text with control characters written as escapes, such as \n,
// so that they neither break a line nor reach a terminal.
func Visible(text string) string {
	if !strings.ContainsFunc(text, unicode.IsControl) {
		return text
	}
	var visible strings.Builder
	for _, r := range text {
		if unicode.IsControl(r) {
			quoted := strconv.QuoteRune(r)
			visible.WriteString(quoted[1 : len(quoted)-1])
		} else {
			visible.WriteRune(r)
		}
	}
	return visible.String()
}

// A Table is a header and rows of as many cells. A header that begins with
// ">" has its column aligned right, as amounts are; the mark is not printed.
type Table struct {
	Header []string
	Rows   [][]string
	Indent string // before each line
}

// Add appends a row.
func (t *Table) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// Write writes the header and the rows, columns two spaces apart and no space
// at a line's end.
func (t Table) Write(w io.Writer) error {
	header := make([]string, len(t.Header))
	right := make([]bool, len(t.Header))
	width := make([]int, len(t.Header))
	for i, cell := range t.Header {
		header[i], right[i] = strings.CutPrefix(cell, ">")
	}
	all := append([][]string{header}, t.Rows...)
	for r, row := range all {
		all[r] = slices.Clone(row)
		for i, cell := range row {
			cell = Visible(cell)
			all[r][i] = cell
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	var text strings.Builder
	for _, row := range all {
		var line strings.Builder
		line.WriteString(t.Indent)
		for i, cell := range row {
			space := strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
			if i > 0 {
				line.WriteString("  ")
			}
			if right[i] {
				line.WriteString(space + cell)
			} else {
				line.WriteString(cell + space)
			}
		}
		text.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

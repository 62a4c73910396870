// Package table writes rows as text in aligned columns, for people to read.
package table

import (
	"io"
	"strings"
	"unicode/utf8"
)

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
	for _, row := range all {
		for i, cell := range row {
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

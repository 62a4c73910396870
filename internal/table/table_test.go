package table

import (
	"strings"
	"testing"
)

func TestTable_Write(t *testing.T) {
	table := Table{Header: []string{"area", ">amount", "note"}, Indent: " "}
	table.Add("Leeds", "£83,942.00", "")
	table.Add("Bournemouth", "£0.00", "né")
	table.Add("a\nb\x1b[31m", "\t", "")
	var got strings.Builder
	if err := table.Write(&got); err != nil {
		t.Fatal(err)
	}
	want := "" +
		" area              amount  note\n" +
		" Leeds         £83,942.00\n" +
		" Bournemouth        £0.00  né\n" +
		` a\nb\x1b[31m          \t` + "\n"
	if got.String() != want {
		t.Errorf("Write wrote\n%s\nwant\n%s", got.String(), want)
	}
}

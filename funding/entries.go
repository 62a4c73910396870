package funding

import "github.com/thirdsector-go/partnership/engagement"

// Entries returns the amounts of lines for engagement.Compare, by their ids
// and in the groups that groupOf puts them in.
func Entries(lines []Line, groupOf func(Line) string) []engagement.Entry[Pence] {
	entries := make([]engagement.Entry[Pence], len(lines))
	for i, line := range lines {
		entries[i] = engagement.Entry[Pence]{ID: line.ID, Group: groupOf(line), Value: line.Amount}
	}
	return entries
}

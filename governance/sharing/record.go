package sharing

import (
	"strconv"

	"github.com/thirdsector-go/partnership/engagement"
)

// A Record is what one agency holds about one person, field by field.
type Record struct {
	Fields []Field `json:"fields"`
}

// A Field is one piece of a record.
type Field struct {
	Name     string   `json:"name"`
	Category Category `json:"category"` // empty: not stated, and so withheld
	Value    any      `json:"value"`    // passed on as it is, never looked at
}

// Validate returns a problem for every field whose name is missing or stands
// before: of two fields of one name it would be open which one a reader gets,
// and which one a duty names.
func (r Record) Validate() error {
	var problems engagement.Problems
	seen := make(map[string]struct{}, len(r.Fields))
	for i := range r.Fields {
		name := r.Fields[i].Name
		if name == "" {
			problems.Add(at("fields", i)+".name", "", engagement.ErrMissing)
			continue
		}
		before := len(seen)
		seen[name] = struct{}{}
		if len(seen) == before {
			problems.Add(at("fields", i)+".name", strconv.Quote(name), engagement.ErrDuplicate)
		}
	}
	return problems.Err()
}

package governancetest

import (
	"fmt"
)

// Options say how much is tried. The zero value tries a thousand worlds from
// the seed nought.
type Options struct {
	Worlds int    // how many are tried for each law; 1,000 where it is not positive
	Seed   uint64 // the same seed tries the same worlds
	Agrees bool   // of an audit: it is to agree with this library's
}

func (o Options) worlds() int {
	if o.Worlds <= 0 {
		return 1000
	}
	return o.Worlds
}

// A Violation is a law that is broken, with the smallest world found that it is
// broken in.
type Violation struct {
	Law    string
	World  string // as JSON
	Detail string
}

// Error returns the law, what is wrong and the world.
func (v Violation) Error() string { return fmt.Sprintf("%s: %s: %s", v.Law, v.Detail, v.World) }

// TB is the part of *testing.T that RunDiscloser and RunAuditor need.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
}

// try calls f and returns what it panics with, as text.
func try(f func()) (panicked string) {
	defer func() {
		if r := recover(); r != nil {
			panicked = fmt.Sprintf("it panics: %v", r)
		}
	}()
	f()
	return ""
}

package cohort

import "strconv"

// index is the path of an entry of a list.
func index(i int) string { return "[" + strconv.Itoa(i) + "]" }

package drawing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible returns text as one line of characters that XML allows: a control
// character becomes its picture; what is not UTF-8, a line separator, what XML
// does not allow and what turns the direction of the text around it become
// U+FFFD.
func visible(text string) string {
	if !strings.ContainsFunc(text, isHidden) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !isHidden(r):
			return r
		case r < 0x20:
			return '␀' + r
		case r == 0x7f:
			return '␡'
		}
		return utf8.RuneError
	}, text)
}

// isHidden reports whether r is shown otherwise. U+FFFD is, since it is also
// what a byte that is not UTF-8 is read as.
func isHidden(r rune) bool {
	switch {
	case unicode.IsControl(r), r == utf8.RuneError, r == 0xfffe, r == 0xffff:
		return true
	case r == 0x2028, r == 0x2029, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// named returns the first text that is more than space, as it is drawn.
func named(texts ...string) string {
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			return visible(text)
		}
	}
	return "not named"
}

// orElse is text, or other where it is empty.
func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

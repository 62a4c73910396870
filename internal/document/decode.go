package document

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/thirdsector-go/partnership/internal/word"
)

type decoder struct {
	tokens   *json.Decoder
	limits   Limits
	report   func(path, value string, err error)
	problems int
	path     []step
	depth    int
	shapes   map[reflect.Type]*shape
}

// A step leads from a value into an object, by name, or into a list, by index.
// Paths are put into words only for a problem.
type step struct {
	name  string
	index int // -1 in an object
}

// A shape is what the fields of a struct are called in a document.
type shape struct {
	byName map[string]int // place in fields
	fields []field
	err    error // a Go type that no document can fill
}

type field struct {
	name     string
	index    []int // in the struct, through those it embeds
	required bool
}

// list is what Each provides: it decodes one element and hands it on.
type list interface {
	next(d *decoder, index int) bool
}

func (each Each[T]) next(d *decoder, index int) bool {
	var element T
	before := d.problems
	ok := d.value(reflect.ValueOf(&element).Elem())
	if each != nil && d.problems == before {
		each(index, element)
	}
	return ok
}

var (
	ignoredType = reflect.TypeFor[Ignored]()
	listType    = reflect.TypeFor[list]()
	jsonType    = reflect.TypeFor[json.Unmarshaler]()
	textType    = reflect.TypeFor[encoding.TextUnmarshaler]()
	delimText   = map[json.Delim]string{'{': "{…}", '[': "[…]"}
)

func (d *decoder) problem(value string, err error) {
	d.problems++
	if d.problems <= d.limits.Problems {
		d.report(d.pathText(), word.Shorten(value), err)
	}
}

func (d *decoder) pathText() string {
	var text strings.Builder
	for _, s := range d.path {
		if s.index >= 0 {
			fmt.Fprintf(&text, "[%d]", s.index)
		} else {
			text.WriteString(Key(s.name))
		}
	}
	return word.Shorten(strings.TrimPrefix(text.String(), "."))
}

// Key is the step of a path that leads to a name in an object: ".name", or
// quoted in brackets where the name could not stand so.
func Key(name string) string {
	if plain(name) {
		return "." + name
	}
	return fmt.Sprintf("[%q]", name)
}

// plain reports whether a name can stand in a path without quotes.
func plain(name string) bool {
	for _, r := range name {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_' {
			return false
		}
	}
	return name != ""
}

func (d *decoder) document(into any) {
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		d.problem("", fmt.Errorf("%w: a document is read into a pointer", ErrWrongType))
		return
	}
	if !d.value(target.Elem()) {
		return
	}
	switch token, err := d.tokens.Token(); {
	case err == io.EOF:
	case errors.Is(err, ErrLimit):
		d.problem("", err)
	case err != nil:
		d.problem("", fmt.Errorf("%w (byte %d)", ErrTrailing, d.tokens.InputOffset()))
	default:
		d.problem(raw(token), ErrTrailing)
	}
}

// token returns the next token. False means that nothing more can be read,
// which has been reported.
func (d *decoder) token() (json.Token, bool) {
	token, err := d.tokens.Token()
	if err != nil {
		d.broken(err)
	}
	return token, err == nil
}

// broken reports why there is no next token.
func (d *decoder) broken(err error) {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		err = fmt.Errorf("%w: %v (byte %d)", ErrSyntax, err, syntax.Offset)
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		err = fmt.Errorf("%w: the text ends early (byte %d)", ErrSyntax, d.tokens.InputOffset())
	}
	d.problem("", err)
}

// value reads the next value into v. False means that nothing more can be
// read.
func (d *decoder) value(v reflect.Value) bool {
	token, ok := d.token()
	return ok && d.fill(token, v)
}

func (d *decoder) fill(token json.Token, v reflect.Value) bool {
	switch {
	case v.Type() == ignoredType:
		return d.skip(token)
	case v.Type().Implements(listType):
		return d.list(token, v.Interface().(list).next, nil)
	case v.Addr().Type().Implements(jsonType):
		return d.self(token, v)
	case v.Addr().Type().Implements(textType):
		return d.text(token, v)
	}
	switch v.Kind() {
	case reflect.Pointer:
		if token == nil {
			v.SetZero()
			return true
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		return d.fill(token, v.Elem())
	case reflect.Slice:
		return d.slice(token, v)
	case reflect.Map:
		return d.mapping(token, v)
	case reflect.Struct:
		return d.structure(token, v)
	case reflect.String:
		if text, ok := token.(string); ok {
			d.checkText(text)
			v.SetString(text)
			return true
		}
		return d.wrong(token, "text")
	case reflect.Bool:
		if b, ok := token.(bool); ok {
			v.SetBool(b)
			return true
		}
		return d.wrong(token, "true or false")
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		number, ok := token.(json.Number)
		if !ok {
			return d.wrong(token, "a whole number")
		}
		n, err := strconv.ParseInt(number.String(), 10, v.Type().Bits())
		if err != nil {
			d.problem(number.String(), fmt.Errorf("%w: not a whole number of %d bits", ErrWrongType, v.Type().Bits()))
			return true
		}
		v.SetInt(n)
		return true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		number, ok := token.(json.Number)
		if !ok {
			return d.wrong(token, "a whole number")
		}
		n, err := strconv.ParseUint(number.String(), 10, v.Type().Bits())
		if err != nil {
			d.problem(number.String(), fmt.Errorf("%w: not a whole number from 0 on of %d bits", ErrWrongType, v.Type().Bits()))
			return true
		}
		v.SetUint(n)
		return true
	}
	d.problem("", fmt.Errorf("%w: no document can fill a Go %v", ErrWrongType, v.Type()))
	return d.skip(token)
}

// wrong reports a value of the wrong type and passes over it.
func (d *decoder) wrong(token json.Token, want string) bool {
	d.problem(raw(token), fmt.Errorf("%w: it should be %s", ErrWrongType, want))
	return d.skip(token)
}

// checkText reports text that was not UTF-8: encoding/json has put the
// replacement character where the bad bytes were, or half a surrogate pair.
func (d *decoder) checkText(text string) {
	if strings.ContainsRune(text, '\uFFFD') {
		d.problem(strconv.Quote(text), ErrText)
	}
}

// self lets a value with UnmarshalJSON read a scalar.
func (d *decoder) self(token json.Token, v reflect.Value) bool {
	if _, composite := token.(json.Delim); composite {
		return d.wrong(token, "a single value")
	}
	if text, ok := token.(string); ok {
		d.checkText(text)
	}
	if err := v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON([]byte(raw(token))); err != nil {
		d.problem(raw(token), err)
	}
	return true
}

// text lets a value with UnmarshalText read a string. Null leaves it as it is.
func (d *decoder) text(token json.Token, v reflect.Value) bool {
	if token == nil {
		return true
	}
	text, ok := token.(string)
	if !ok {
		return d.wrong(token, "text")
	}
	d.checkText(text)
	if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text)); err != nil {
		d.problem(raw(token), err)
	}
	return true
}

// list reads a list whose opening bracket is token, element by element. None
// is called, where it is not nil, for a null in place of the list.
func (d *decoder) list(token json.Token, next func(d *decoder, index int) bool, none func()) bool {
	if token == nil {
		if none != nil {
			none()
		}
		return true
	}
	if token != json.Delim('[') {
		return d.wrong(token, "a list")
	}
	if !d.enter() {
		return false
	}
	for i := 0; d.tokens.More(); i++ {
		d.path = append(d.path, step{index: i})
		ok := next(d, i)
		d.path = d.path[:len(d.path)-1]
		if !ok {
			return false
		}
	}
	return d.leave()
}

func (d *decoder) slice(token json.Token, v reflect.Value) bool {
	if token == json.Delim('[') {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	return d.list(token, func(d *decoder, i int) bool {
		v.Grow(1)
		v.SetLen(i + 1)
		v.Index(i).SetZero()
		return d.value(v.Index(i))
	}, v.SetZero)
}

// object reads an object whose opening brace is token, calling member with
// each key; member reads the value.
func (d *decoder) object(token json.Token, member func(key string) bool) bool {
	if token != json.Delim('{') {
		return d.wrong(token, "an object")
	}
	if !d.enter() {
		return false
	}
	for d.tokens.More() {
		token, ok := d.token()
		if !ok {
			return false
		}
		key := token.(string) // encoding/json accepts nothing else as a key
		d.path = append(d.path, step{key, -1})
		d.checkText(key)
		ok = member(key)
		d.path = d.path[:len(d.path)-1]
		if !ok {
			return false
		}
	}
	return d.leave()
}

func (d *decoder) mapping(token json.Token, v reflect.Value) bool {
	if token == nil {
		v.SetZero()
		return true
	}
	if v.Type().Key().Kind() != reflect.String {
		d.problem("", fmt.Errorf("%w: no document can fill a Go %v", ErrWrongType, v.Type()))
		return d.skip(token)
	}
	if token == json.Delim('{') {
		v.Set(reflect.MakeMap(v.Type()))
	}
	return d.object(token, func(key string) bool {
		k := reflect.ValueOf(key).Convert(v.Type().Key())
		if v.MapIndex(k).IsValid() {
			return d.refuse(ErrDuplicateField)
		}
		element := reflect.New(v.Type().Elem()).Elem()
		ok := d.value(element)
		v.SetMapIndex(k, element)
		return ok
	})
}

func (d *decoder) structure(token json.Token, v reflect.Value) bool {
	shape := d.shapeOf(v.Type())
	if shape.err != nil {
		d.problem("", shape.err)
		return d.skip(token)
	}
	seen := make([]bool, len(shape.fields))
	ok := d.object(token, func(key string) bool {
		i, known := shape.byName[key]
		switch {
		case !known:
			return d.refuse(ErrUnknownField)
		case seen[i]:
			return d.refuse(ErrDuplicateField)
		}
		seen[i] = true
		return d.value(v.FieldByIndex(shape.fields[i].index))
	})
	if !ok || token != json.Delim('{') {
		return ok
	}
	for i, f := range shape.fields {
		if f.required && !seen[i] {
			d.path = append(d.path, step{f.name, -1})
			d.problem("", ErrMissing)
			d.path = d.path[:len(d.path)-1]
		}
	}
	return true
}

func (d *decoder) shapeOf(t reflect.Type) *shape {
	if s := d.shapes[t]; s != nil {
		return s
	}
	s := &shape{byName: map[string]int{}}
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && f.Type.Kind() != reflect.Struct {
			s.err = fmt.Errorf("%w: no document can fill a Go %v, which embeds %v", ErrWrongType, t, f.Type)
		}
		if f.Anonymous || !f.IsExported() || name == "-" {
			continue // the fields of what is embedded follow by themselves
		}
		if name == "" {
			name = f.Name
		}
		s.byName[name] = len(s.fields)
		s.fields = append(s.fields, field{name, f.Index, !strings.Contains(options, "omit")})
	}
	if d.shapes == nil {
		d.shapes = map[reflect.Type]*shape{}
	}
	d.shapes[t] = s
	return s
}

// enter counts a list or object just opened.
func (d *decoder) enter() bool {
	d.depth++
	if d.depth > d.limits.Depth {
		d.problem("", fmt.Errorf("%w of %d lists and objects in one another", ErrLimit, d.limits.Depth))
		return false
	}
	return true
}

// leave reads the closing bracket or brace.
func (d *decoder) leave() bool {
	d.depth--
	_, ok := d.token()
	return ok
}

// skip passes over the rest of the value that begins with token.
func (d *decoder) skip(token json.Token) bool {
	open := 0
	for {
		switch token {
		case json.Delim('{'), json.Delim('['):
			open++
			if !d.enter() {
				return false
			}
		case json.Delim('}'), json.Delim(']'):
			open--
			d.depth--
		}
		if open == 0 {
			return true
		}
		var ok bool
		if token, ok = d.token(); !ok {
			return false
		}
	}
}

// refuse reports the next value, which may not stand here, and passes over it.
func (d *decoder) refuse(err error) bool {
	token, ok := d.token()
	if !ok {
		return false
	}
	d.problem(raw(token), err)
	return d.skip(token)
}

// raw writes a token as it stands in a document.
func raw(token json.Token) string {
	switch t := token.(type) {
	case json.Delim:
		return delimText[t]
	case json.Number:
		return t.String()
	case bool:
		return strconv.FormatBool(t)
	case string:
		var text strings.Builder
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(t); err != nil {
			return strconv.Quote(t)
		}
		return strings.TrimSuffix(text.String(), "\n")
	}
	return "null"
}

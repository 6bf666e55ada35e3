package graph

import (
	"context"
	"errors"
	"fmt"
)

// Code classifies an error for callers and for GraphQL's extensions.code.
type Code string

// The codes.
const (
	BadInput    Code = "BAD_INPUT"   // the caller must change something
	NotFound    Code = "NOT_FOUND"   // no such thing
	TooLarge    Code = "TOO_LARGE"   // over a documented limit
	Unavailable Code = "UNAVAILABLE" // the store cannot be reached or used now; try again
	Corrupt     Code = "CORRUPT"     // the store holds what it should not
	Canceled    Code = "CANCELED"    // the caller gave up, or its time ran out
	Internal    Code = "INTERNAL"    // a fault of ours
)

// Error is an error with a code. Its message says what is wrong, where, and
// what to do about it.
type Error struct {
	Code Code
	err  error
}

func (e *Error) Error() string { return e.err.Error() }

func (e *Error) Unwrap() error { return e.err }

// Errorf makes an [Error]; as with fmt.Errorf, %w wraps a cause.
func Errorf(code Code, format string, args ...any) error {
	return &Error{Code: code, err: fmt.Errorf(format, args...)}
}

// CodeOf returns the code of the outermost [Error] in err's chain; without one,
// Canceled for the error of a context, else Internal; and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return Canceled
	}
	return Internal
}

// Package allocatebench holds the proportional shares of package division beside
// Allocate of go-money: its tests say where that is not exact, its benchmarks how
// long each takes.
//
//	go test -bench . -benchmem
//
// Allocate gives the pennies left after rounding down to the first listed,
// whatever their remainders are, and multiplies in 64 bits. The amounts of the
// benchmarks are small enough for that; those of the library need not be.
//
// It is a module of its own, so that importing the library does not download
// go-money.
package allocatebench

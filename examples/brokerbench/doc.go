// Package brokerbench holds the betweenness of package brokerage beside that of
// gonum: its tests say that they agree, its benchmarks how long each takes.
//
//	go test -bench . -benchtime 1x
//
// It is a module of its own, so that importing the library does not download
// gonum.
package brokerbench

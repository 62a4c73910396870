//go:build race

package fundingtest_test

const raceEnabled = true

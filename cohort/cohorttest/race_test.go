//go:build race

package cohorttest_test

const raceEnabled = true

//go:build race

package engagementtest_test

const raceEnabled = true

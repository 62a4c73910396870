module github.com/thirdsector-go/partnership/examples/brokerbench

go 1.26

require (
	github.com/thirdsector-go/partnership v0.0.0
	gonum.org/v1/gonum v0.17.0
)

replace github.com/thirdsector-go/partnership => ../..

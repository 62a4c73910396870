module github.com/thirdsector-go/partnership/examples/allocatebench

go 1.26

require (
	github.com/Rhymond/go-money v1.0.15
	github.com/thirdsector-go/partnership v0.0.0
)

replace github.com/thirdsector-go/partnership => ../..

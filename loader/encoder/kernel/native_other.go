//go:build !amd64 && !arm64

package kernel

// native lists the kernels in assembly that this machine can run.
func native() []*Kernel { return nil }

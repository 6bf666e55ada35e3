package kernel

import "golang.org/x/sys/cpu"

// native lists the kernels in assembly that this machine can run.
func native() []*Kernel {
	var all []*Kernel
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI {
		all = append(all, vector("avx512vnni", panelByVNNI))
	}
	if cpu.X86.HasAVX2 {
		all = append(all, vector("avx2", panelByAVX2))
	}
	return all
}

// constantLanes has each of the constants in all lanes.
//
//lint:ignore U1000 float_amd64.s reads it
var constantLanes = func() (lanes [len(constants)][8]float32) {
	for i, c := range constants {
		lanes[i] = [8]float32{c, c, c, c, c, c, c, c}
	}
	return lanes
}()

func panelByAVX2(dst []float32, stride int, work *Rows, first, tiles int, m *Matrix, panel int) {
	numbers, steps, middles := work.begin(dst, stride, first, tiles, m)
	weights, at := m.panel(panel), panel*panelOut
	panelAVX2(&dst[0], stride, numbers, m.depth, tiles, &weights[0], &m.offsets[at*m.depth/4], m.eights[panel],
		steps, middles, &m.scale[at], &m.total[at], &m.bias[at])
}

func panelByVNNI(dst []float32, stride int, work *Rows, first, tiles int, m *Matrix, panel int) {
	numbers, steps, middles := work.begin(dst, stride, first, tiles, m)
	weights, at := m.panel(panel), panel*panelOut
	panelVNNI(&dst[0], stride, numbers, m.depth, tiles, &weights[0], &m.surplus[at],
		steps, middles, &m.scale[at], &m.total[at], &m.bias[at])
}

//go:noescape
func panelVNNI(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, surplus *int32, steps, middles, scale, total, bias *float32)

//go:noescape
func panelAVX2(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, offsets *int16, eights bool, steps, middles, scale, total, bias *float32)

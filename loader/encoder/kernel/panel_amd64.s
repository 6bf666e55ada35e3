#include "textflag.h"

// The sums of a tile's four rows are Y0 to Y3, one number of 32 bits for each
// output of the panel. A step runs the four rows side by side, since each
// instruction has to wait for the one before it in its row.

// FIRST multiplies the inputs CX+AT to CX+AT+3 of the rows with the weights W:
// Y4 to Y7 come to hold two sums of 16 bits for each output.
#define FIRST(AT, W) \
	VPBROADCASTD AT(SI)(CX*1), Y4; \
	VPBROADCASTD AT(AX)(CX*1), Y5; \
	VPBROADCASTD AT(BX)(CX*1), Y6; \
	VPBROADCASTD AT(DI)(CX*1), Y7; \
	VPMADDUBSW W, Y4, Y4;          \
	VPMADDUBSW W, Y5, Y5;          \
	VPMADDUBSW W, Y6, Y6;          \
	VPMADDUBSW W, Y7, Y7

// NEXT is like FIRST, and adds to Y4 to Y7.
#define NEXT(AT, W) \
	VPBROADCASTD AT(SI)(CX*1), Y11; \
	VPBROADCASTD AT(AX)(CX*1), Y12; \
	VPBROADCASTD AT(BX)(CX*1), Y13; \
	VPBROADCASTD AT(DI)(CX*1), Y14; \
	VPMADDUBSW W, Y11, Y11;         \
	VPMADDUBSW W, Y12, Y12;         \
	VPMADDUBSW W, Y13, Y13;         \
	VPMADDUBSW W, Y14, Y14;         \
	VPADDW Y11, Y4, Y4;             \
	VPADDW Y12, Y5, Y5;             \
	VPADDW Y13, Y6, Y6;             \
	VPADDW Y14, Y7, Y7

// OFFSET puts Y4 to Y7 right with the offsets in Y10.
#define OFFSET \
	VPADDW Y10, Y4, Y4; \
	VPADDW Y10, Y5, Y5; \
	VPADDW Y10, Y6, Y6; \
	VPADDW Y10, Y7, Y7

// WIDEN adds Y4 to Y7 to the sums. Y15 holds ones.
#define WIDEN \
	VPMADDWD Y15, Y4, Y4; \
	VPMADDWD Y15, Y5, Y5; \
	VPMADDWD Y15, Y6, Y6; \
	VPMADDWD Y15, Y7, Y7; \
	VPADDD Y4, Y0, Y0;    \
	VPADDD Y5, Y1, Y1;    \
	VPADDD Y6, Y2, Y2;    \
	VPADDD Y7, Y3, Y3

// RESULT turns the sums of a row into its results: sum*scale*step +
// middle*total + bias, with Y8 the scales, Y9 the totals and Y10 the biases.
#define RESULT(AT, SUM) \
	VBROADCASTSS AT(R10), Y11; \
	VBROADCASTSS AT(R11), Y12; \
	VCVTDQ2PS SUM, SUM;        \
	VMULPS Y8, SUM, SUM;       \
	VMULPS Y11, SUM, SUM;      \
	VMULPS Y9, Y12, Y12;       \
	VADDPS Y12, SUM, SUM;      \
	VADDPS Y10, SUM, SUM;      \
	VMOVUPS SUM, 0(DX);        \
	ADDQ R12, DX

// func panelAVX2(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, offsets *int16, eights bool, steps, middles, scale, total, bias *float32)
TEXT ·panelAVX2(SB), NOSPLIT, $0-104
	MOVQ dst+0(FP), DX
	MOVQ stride+8(FP), R12
	SHLQ $2, R12
	MOVQ numbers+16(FP), SI
	MOVQ depth+24(FP), R13
	MOVQ tiles+32(FP), R14
	MOVQ weights+40(FP), R8
	MOVQ offsets+48(FP), R9
	MOVQ steps+64(FP), R10
	MOVQ middles+72(FP), R11
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15

tile:
	LEAQ (SI)(R13*1), AX
	LEAQ (SI)(R13*2), BX
	LEAQ (AX)(R13*2), DI
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	XORQ CX, CX
	CMPB eights+56(FP), $0
	JEQ fours

eights:
	VMOVDQU 0(R8)(CX*8), Y8
	VMOVDQU 32(R8)(CX*8), Y9
	VMOVDQU 0(R9)(CX*4), Y10
	VPADDW 32(R9)(CX*4), Y10, Y10
	FIRST(0, Y8)
	OFFSET
	NEXT(4, Y9)
	VMOVDQU 64(R8)(CX*8), Y8
	VMOVDQU 96(R8)(CX*8), Y9
	NEXT(8, Y8)
	NEXT(12, Y9)
	WIDEN
	ADDQ $16, CX
	CMPQ CX, R13
	JLT eights
	JMP results

fours:
	VMOVDQU 0(R8)(CX*8), Y8
	VMOVDQU 32(R8)(CX*8), Y9
	VMOVDQU 0(R9)(CX*4), Y10
	FIRST(0, Y8)
	OFFSET
	NEXT(4, Y9)
	WIDEN
	ADDQ $8, CX
	CMPQ CX, R13
	JLT fours

results:
	MOVQ scale+80(FP), CX
	VMOVUPS (CX), Y8
	MOVQ total+88(FP), CX
	VMOVUPS (CX), Y9
	MOVQ bias+96(FP), CX
	VMOVUPS (CX), Y10
	RESULT(0, Y0)
	RESULT(4, Y1)
	RESULT(8, Y2)
	RESULT(12, Y3)
	LEAQ (SI)(R13*4), SI
	ADDQ $16, R10
	ADDQ $16, R11
	DECQ R14
	JNZ tile
	VZEROUPPER
	RET

// How the 16 numbers of 32 bits of two groups of four inputs are to lie, so that
// the groups of each output are neighbours: 0, 8, 1, 9, ...
DATA interleaved<>+0(SB)/8, $0x0000000800000000
DATA interleaved<>+8(SB)/8, $0x0000000900000001
DATA interleaved<>+16(SB)/8, $0x0000000A00000002
DATA interleaved<>+24(SB)/8, $0x0000000B00000003
DATA interleaved<>+32(SB)/8, $0x0000000C00000004
DATA interleaved<>+40(SB)/8, $0x0000000D00000005
DATA interleaved<>+48(SB)/8, $0x0000000E00000006
DATA interleaved<>+56(SB)/8, $0x0000000F00000007
GLOBL interleaved<>(SB), RODATA, $64

// EIGHT adds the products of eight inputs of a row with the weights W to SUM:
// for each output one sum of the first four and one of the others.
#define EIGHT(AT, W, T, SUM) \
	VPBROADCASTQ AT, T; \
	VPDPBUSD W, T, SUM

// OUTPUTS adds up the four sums of each output of a row, in A and B, into the Y
// of A.
#define OUTPUTS(A, B, Y) \
	VPADDD B, A, A;     \
	VPSRLQ $32, A, B;   \
	VPADDD B, A, A;     \
	VPMOVQD A, Y

// LESS takes what sums are too large by from those of a row, which are zero.
#define LESS(A, B) \
	VPSUBD Z29, Z30, A; \
	VPXORQ B, B, B

// func panelVNNI(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, surplus *int32, steps, middles, scale, total, bias *float32)
//
// Two tiles go side by side where there are two. The sums of row i are Zi, of
// the inputs 0 to 7, 16 to 23 and so on, and Z(i+8), of the others, so that an
// instruction need not wait for the one before it.
TEXT ·panelVNNI(SB), NOSPLIT, $0-96
	MOVQ dst+0(FP), DX
	MOVQ stride+8(FP), R12
	SHLQ $2, R12
	MOVQ numbers+16(FP), SI
	MOVQ depth+24(FP), R13
	MOVQ tiles+32(FP), R14
	MOVQ weights+40(FP), R8
	MOVQ steps+56(FP), R10
	MOVQ middles+64(FP), R11
	LEAQ (R13)(R13*2), R9
	LEAQ (R13)(R13*4), DI
	LEAQ (R13)(R9*2), BX
	VMOVDQU64 interleaved<>(SB), Z31
	MOVQ surplus+48(FP), CX
	VPMOVZXDQ (CX), Z29
	VPXORQ Z30, Z30, Z30

tile:
	LESS(Z0, Z8)
	LESS(Z1, Z9)
	LESS(Z2, Z10)
	LESS(Z3, Z11)
	MOVQ SI, AX
	XORQ CX, CX
	CMPQ R14, $2
	JLT one
	LESS(Z4, Z12)
	LESS(Z5, Z13)
	LESS(Z6, Z14)
	LESS(Z7, Z15)

two:
	VPERMD 0(R8)(CX*8), Z31, Z16
	VPERMD 64(R8)(CX*8), Z31, Z17
	EIGHT(0(AX), Z16, Z18, Z0)
	EIGHT(0(AX)(R13*1), Z16, Z19, Z1)
	EIGHT(0(AX)(R13*2), Z16, Z20, Z2)
	EIGHT(0(AX)(R9*1), Z16, Z21, Z3)
	EIGHT(0(AX)(R13*4), Z16, Z22, Z4)
	EIGHT(0(AX)(DI*1), Z16, Z23, Z5)
	EIGHT(0(AX)(R9*2), Z16, Z24, Z6)
	EIGHT(0(AX)(BX*1), Z16, Z25, Z7)
	EIGHT(8(AX), Z17, Z18, Z8)
	EIGHT(8(AX)(R13*1), Z17, Z19, Z9)
	EIGHT(8(AX)(R13*2), Z17, Z20, Z10)
	EIGHT(8(AX)(R9*1), Z17, Z21, Z11)
	EIGHT(8(AX)(R13*4), Z17, Z22, Z12)
	EIGHT(8(AX)(DI*1), Z17, Z23, Z13)
	EIGHT(8(AX)(R9*2), Z17, Z24, Z14)
	EIGHT(8(AX)(BX*1), Z17, Z25, Z15)
	ADDQ $16, AX
	ADDQ $16, CX
	CMPQ CX, R13
	JLT two
	OUTPUTS(Z4, Z12, Y4)
	OUTPUTS(Z5, Z13, Y5)
	OUTPUTS(Z6, Z14, Y6)
	OUTPUTS(Z7, Z15, Y7)
	JMP results

one:
	VPERMD 0(R8)(CX*8), Z31, Z16
	VPERMD 64(R8)(CX*8), Z31, Z17
	EIGHT(0(AX), Z16, Z18, Z0)
	EIGHT(0(AX)(R13*1), Z16, Z19, Z1)
	EIGHT(0(AX)(R13*2), Z16, Z20, Z2)
	EIGHT(0(AX)(R9*1), Z16, Z21, Z3)
	EIGHT(8(AX), Z17, Z18, Z8)
	EIGHT(8(AX)(R13*1), Z17, Z19, Z9)
	EIGHT(8(AX)(R13*2), Z17, Z20, Z10)
	EIGHT(8(AX)(R9*1), Z17, Z21, Z11)
	ADDQ $16, AX
	ADDQ $16, CX
	CMPQ CX, R13
	JLT one

results:
	OUTPUTS(Z0, Z8, Y0)
	OUTPUTS(Z1, Z9, Y1)
	OUTPUTS(Z2, Z10, Y2)
	OUTPUTS(Z3, Z11, Y3)
	MOVQ scale+72(FP), CX
	VMOVUPS (CX), Y8
	MOVQ total+80(FP), CX
	VMOVUPS (CX), Y9
	MOVQ bias+88(FP), CX
	VMOVUPS (CX), Y10
	RESULT(0, Y0)
	RESULT(4, Y1)
	RESULT(8, Y2)
	RESULT(12, Y3)
	CMPQ R14, $2
	JLT done
	RESULT(16, Y4)
	RESULT(20, Y5)
	RESULT(24, Y6)
	RESULT(28, Y7)
	LEAQ (SI)(R13*8), SI
	ADDQ $32, R10
	ADDQ $32, R11
	SUBQ $2, R14
	JNZ tile

done:
	VZEROUPPER
	RET

#include "textflag.h"

// The rows of constants (see constants).
#define LEAST    ·constantLanes+0(SB)
#define LOG2E    ·constantLanes+32(SB)
#define NEAREST  ·constantLanes+64(SB)
#define LN2HIGH  ·constantLanes+96(SB)
#define LN2LOW   ·constantLanes+128(SB)
#define TAYLOR6  ·constantLanes+160(SB)
#define TAYLOR5  ·constantLanes+192(SB)
#define TAYLOR4  ·constantLanes+224(SB)
#define TAYLOR3  ·constantLanes+256(SB)
#define TAYLOR2  ·constantLanes+288(SB)
#define ONE      ·constantLanes+320(SB)
#define HALF     ·constantLanes+352(SB)
#define TAIL0    ·constantLanes+384(SB)
#define TAIL1    ·constantLanes+416(SB)
#define TAIL2    ·constantLanes+448(SB)
#define TAIL3    ·constantLanes+480(SB)
#define TAIL4    ·constantLanes+512(SB)
#define TAIL5    ·constantLanes+544(SB)
#define DENSITY  ·constantLanes+576(SB)

// EXP replaces X by its exponential, step by step as exp does. It needs three
// registers more.
#define EXP(X, T, N, P) \
	VMAXPS LEAST, X, X;   \
	VMULPS LOG2E, X, T;   \
	VADDPS NEAREST, T, T; \
	VSUBPS NEAREST, T, N; \
	VPSLLD $23, T, T;     \
	VMULPS LN2HIGH, N, P; \
	VSUBPS P, X, X;       \
	VMULPS LN2LOW, N, N;  \
	VSUBPS N, X, X;       \
	VMULPS TAYLOR6, X, P; \
	VADDPS TAYLOR5, P, P; \
	VMULPS X, P, P;       \
	VADDPS TAYLOR4, P, P; \
	VMULPS X, P, P;       \
	VADDPS TAYLOR3, P, P; \
	VMULPS X, P, P;       \
	VADDPS TAYLOR2, P, P; \
	VMULPS X, P, P;       \
	VADDPS ONE, P, P;     \
	VMULPS X, P, P;       \
	VADDPS ONE, P, P;     \
	VPADDD T, P, X

// ADDLANES adds up the eight lanes of Y into the first, as addLanes does. X is
// the lower half of Y; T is one register more.
#define ADDLANES(X, Y, T) \
	VEXTRACTF128 $1, Y, T; \
	VADDPS T, X, X;        \
	VPSHUFD $0x4E, X, T;   \
	VADDPS T, X, X;        \
	VPSHUFD $0xB1, X, T;   \
	VADDPS T, X, X

// func geluVector(x *float32, n int)
TEXT ·geluVector(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VXORPS Y15, Y15, Y15
	VPCMPEQD Y14, Y14, Y14
	VPSRLD $1, Y14, Y14
	VMOVUPS ONE, Y13

gelu:
	VMOVUPS (SI), Y0
	VANDPS Y14, Y0, Y1
	VMULPS TAIL0, Y1, Y2
	VADDPS Y13, Y2, Y2
	VDIVPS Y2, Y13, Y2
	VMULPS TAIL5, Y2, Y3
	VADDPS TAIL4, Y3, Y3
	VMULPS Y2, Y3, Y3
	VADDPS TAIL3, Y3, Y3
	VMULPS Y2, Y3, Y3
	VADDPS TAIL2, Y3, Y3
	VMULPS Y2, Y3, Y3
	VADDPS TAIL1, Y3, Y3
	VMULPS Y2, Y3, Y3
	VMULPS Y1, Y1, Y4
	VMULPS HALF, Y4, Y4
	EXP(Y4, Y5, Y6, Y7)
	VMULPS DENSITY, Y4, Y4
	VMULPS Y4, Y3, Y3
	VMULPS Y1, Y3, Y3
	VMAXPS Y15, Y0, Y0
	VSUBPS Y3, Y0, Y0
	VMOVUPS Y0, (SI)
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ gelu
	VZEROUPPER
	RET

// func softmaxVector(x *float32, n int, scale float32)
TEXT ·softmaxVector(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), R8
	VBROADCASTSS scale+16(FP), Y9
	MOVQ SI, DI
	MOVQ R8, CX
	VMOVUPS (SI), Y0

top:
	VMAXPS (DI), Y0, Y0
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ top
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0x4E, X0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0xB1, X0, X1
	VMAXPS X1, X0, X0
	VBROADCASTSS X0, Y0

	VXORPS Y8, Y8, Y8
	MOVQ SI, DI
	MOVQ R8, CX

exp:
	VMOVUPS (DI), Y4
	VSUBPS Y0, Y4, Y4
	VMULPS Y9, Y4, Y4
	EXP(Y4, Y5, Y6, Y7)
	VMOVUPS Y4, (DI)
	VADDPS Y4, Y8, Y8
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ exp

	ADDLANES(X8, Y8, X1)
	VMOVSS ONE, X1
	VDIVSS X8, X1, X1
	VBROADCASTSS X1, Y1

share:
	VMULPS (SI), Y1, Y0
	VMOVUPS Y0, (SI)
	ADDQ $32, SI
	SUBQ $8, R8
	JNZ share
	VZEROUPPER
	RET

// func normVector(dst, add *float32, n int, least float32, weight, bias *float32)
TEXT ·normVector(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), SI
	MOVQ add+8(FP), BX
	MOVQ n+16(FP), R8
	VXORPS Y0, Y0, Y0
	MOVQ SI, DI
	MOVQ R8, CX

sum:
	VMOVUPS (DI), Y2
	TESTQ BX, BX
	JZ alone
	VADDPS (BX), Y2, Y2
	VMOVUPS Y2, (DI)
	ADDQ $32, BX

alone:
	VADDPS Y2, Y0, Y0
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ sum
	ADDLANES(X0, Y0, X1)
	VXORPS X3, X3, X3
	VCVTSI2SSQ R8, X3, X3
	VDIVSS X3, X0, X0
	VBROADCASTSS X0, Y0

	VXORPS Y1, Y1, Y1
	MOVQ SI, DI
	MOVQ R8, CX

squares:
	VMOVUPS (DI), Y2
	VSUBPS Y0, Y2, Y2
	VMULPS Y2, Y2, Y2
	VADDPS Y2, Y1, Y1
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ squares
	ADDLANES(X1, Y1, X2)
	VDIVSS X3, X1, X1
	VADDSS least+24(FP), X1, X1
	VSQRTSS X1, X1, X1
	VMOVSS ONE, X2
	VDIVSS X1, X2, X1
	VBROADCASTSS X1, Y1

	MOVQ weight+32(FP), R9
	MOVQ bias+40(FP), R10

scale:
	VMOVUPS (SI), Y2
	VSUBPS Y0, Y2, Y2
	VMULPS Y1, Y2, Y2
	VMULPS (R9), Y2, Y2
	VADDPS (R10), Y2, Y2
	VMOVUPS Y2, (SI)
	ADDQ $32, SI
	ADDQ $32, R9
	ADDQ $32, R10
	SUBQ $8, R8
	JNZ scale
	VZEROUPPER
	RET

// TERM adds a number of each of two rows times sixteen of b, which are Y8 and Y9.
#define TERM(A, SUM0, SUM1, B, SUM2, SUM3) \
	VBROADCASTSS (A)(CX*4), Y10; \
	VBROADCASTSS (B)(CX*4), Y11; \
	VMULPS Y8, Y10, Y12;         \
	VMULPS Y8, Y11, Y13;         \
	VMULPS Y9, Y10, Y10;         \
	VMULPS Y9, Y11, Y11;         \
	VADDPS Y12, SUM0, SUM0;      \
	VADDPS Y13, SUM2, SUM2;      \
	VADDPS Y10, SUM1, SUM1;      \
	VADDPS Y11, SUM3, SUM3

// STORE writes the sums of a row.
#define STORE(SUM0, SUM1) \
	VMOVUPS SUM0, (DX);   \
	VMOVUPS SUM1, 32(DX); \
	ADDQ R12, DX

// func productVector(dst *float32, stride int, a *float32, aStride, tiles int, b *float32, bStride, depth int)
TEXT ·productVector(SB), NOSPLIT, $0-64
	MOVQ dst+0(FP), DX
	MOVQ stride+8(FP), R12
	SHLQ $2, R12
	MOVQ a+16(FP), SI
	MOVQ aStride+24(FP), R13
	MOVQ tiles+32(FP), R14
	MOVQ bStride+48(FP), R9
	SHLQ $2, R9
	MOVQ depth+56(FP), R10

tile:
	LEAQ (SI)(R13*4), AX
	LEAQ (SI)(R13*8), BX
	LEAQ (AX)(R13*8), DI
	MOVQ b+40(FP), R8
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	XORQ CX, CX

term:
	VMOVUPS (R8), Y8
	VMOVUPS 32(R8), Y9
	TERM(SI, Y0, Y1, AX, Y2, Y3)
	TERM(BX, Y4, Y5, DI, Y6, Y7)
	ADDQ R9, R8
	INCQ CX
	CMPQ CX, R10
	JLT term

	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	LEAQ (BX)(R13*8), SI
	DECQ R14
	JNZ tile
	VZEROUPPER
	RET

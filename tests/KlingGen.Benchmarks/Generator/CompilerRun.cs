namespace KlingGen.Benchmarks.Generator;

/// <summary>The milliseconds of compilers that have just started, one after the other.</summary>
/// <param name="Bare">Of a project without anything.</param>
/// <param name="Emitted">With the files that the generator emits as sources.</param>
/// <param name="Generated">With the generator, which emits them.</param>
/// <param name="Told">What the compiler itself says that the generator ran.</param>
internal sealed record CompilerRun(double Bare, double Emitted, double Generated, double Told);

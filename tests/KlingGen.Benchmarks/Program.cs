using KlingGen.Benchmarks;
using KlingGen.Benchmarks.Generator;
using KlingGen.Benchmarks.Load;

// Usage: KlingGen.Benchmarks [generator|waits|creates [OPTIONS]]. Prints what was measured beside budgets and the last run, and keeps it in
// artifacts/benchmarks.json. It never fails on a time.
var rest = args is [_, ..] ? args[1..] : [];
switch (args.FirstOrDefault())
{
    case "serve":
        await LoadServer.RunAsync(new LoadArguments(rest));
        return;
    case GeneratorRound.Command:
        GeneratorRound.Write(rest);
        return;
    case "generator":
        Report.Write(GeneratorProgram.Run(rest));
        return;
    case "waits":
        Report.Write(await WaitsProgram.RunAsync(rest));
        return;
    case "creates":
        Report.Write(await CreatesProgram.RunAsync(rest));
        return;
    default:
        Report.Write(JsonBenchmarks.Run().Concat(ClientBenchmarks.Run()));
        return;
}

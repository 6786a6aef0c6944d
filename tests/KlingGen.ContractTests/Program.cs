using KlingGen.ContractTests.Storm;

// Tests start this assembly as a program of its own, to kill it.
return args is ["storm", var folder] ? await StormProgram.RunAsync(folder) : 2;

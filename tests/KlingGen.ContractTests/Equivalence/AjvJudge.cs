using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KlingGen.ContractTests.Equivalence;

/// <summary>ajv in a Node process.</summary>
internal static class AjvJudge
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Judges instances.</summary>
    /// <param name="schemas">The schemas by name.</param>
    /// <param name="instances">Names of schemas, and instances as JSON text.</param>
    /// <returns>For each instance what fails, or null for a valid one.</returns>
    public static async Task<IReadOnlyList<AjvFindings?>> JudgeAsync(IReadOnlyDictionary<string, JsonNode> schemas, IReadOnlyList<(string Schema, string Instance)> instances)
    {
        using var process = Start();
        var errors = process.StandardError.ReadToEndAsync();
        var writing = WriteAsync(process.StandardInput, schemas, instances);
        var answers = new List<AjvFindings?>(instances.Count);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            answers.Add(JsonSerializer.Deserialize<AjvFindings?>(line));
        }

        await process.WaitForExitAsync();
        if (answers.Count != instances.Count)
        {
            throw new InvalidOperationException("ajv gave no answer: " + await errors);
        }

        await writing;
        return answers;
    }

    private static Process Start()
    {
        var folder = typeof(AjvJudge).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "AjvFolder").Value!;
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "ajv")))
        {
            throw new InvalidOperationException("ajv is not installed. Install Node 20 or later with npm, then build this project again: the build runs \"npm ci\".");
        }

        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Equivalence", "judge.mjs"), folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = s_utf8,
            StandardOutputEncoding = s_utf8,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("Node is missing: install Node 20 or later, so that \"node\" is on the PATH. ajv runs on it.", exception);
        }
    }

    private static async Task WriteAsync(StreamWriter input, IReadOnlyDictionary<string, JsonNode> schemas, IReadOnlyList<(string Schema, string Instance)> instances)
    {
        try
        {
            foreach (var (name, schema) in schemas)
            {
                await input.WriteLineAsync(new JsonObject { ["schema"] = name, ["is"] = schema.DeepClone() }.ToJsonString());
            }

            foreach (var (schema, instance) in instances)
            {
                await input.WriteLineAsync($$"""{"of":{{JsonSerializer.Serialize(schema)}},"instance":{{instance}}}""");
            }

            input.Close();
        }
        catch (IOException)
        {
            // Node has ended before: what it said on its way is reported.
        }
    }
}

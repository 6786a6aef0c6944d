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
        var questions = schemas.Select(static schema => Schema(schema.Key, schema.Value)).Concat(instances.Select(static entry => $$"""{"of":{{JsonSerializer.Serialize(entry.Schema)}},"instance":{{entry.Instance}}}"""));
        var answers = await AskAsync<AjvFindings>(questions).ToListAsync();
        return answers.Count == instances.Count ? answers : throw new InvalidOperationException($"ajv judged {answers.Count} of {instances.Count} instances.");
    }

    /// <summary>The line that gives ajv a schema.</summary>
    public static string Schema(string name, JsonNode schema) => new JsonObject { ["schema"] = name, ["is"] = schema.DeepClone() }.ToJsonString();

    /// <summary>The line that asks ajv what it finds wrong with a schema by its strictest rules; null for nothing.</summary>
    public static string Strict(JsonNode schema) => new JsonObject { ["strict"] = schema.DeepClone() }.ToJsonString();

    /// <summary>The line that gives ajv a list of instances.</summary>
    public static string Instances(string name, IEnumerable<JsonNode> instances) => new JsonObject { ["list"] = name, ["are"] = new JsonArray([.. instances.Select(static instance => instance.DeepClone())]) }.ToJsonString();

    /// <summary>The line that asks ajv for its findings over each instance of a list.</summary>
    public static string Question(string schema, string list) => new JsonObject { ["of"] = schema, ["list"] = list }.ToJsonString();

    /// <summary>The line that asks ajv whether other schemas tell anything else of the instances of a list than the schemas that they stand for.</summary>
    public static string Changes(IEnumerable<(string Schema, string List, JsonNode Changed)> changes) => new JsonObject
    {
        ["changes"] = new JsonArray([.. changes.Select(static change => new JsonObject { ["of"] = change.Schema, ["list"] = change.List, ["is"] = change.Changed })]),
    }.ToJsonString();

    /// <summary>Sends lines, as they come, and gives the answers to those that ask.</summary>
    public static async IAsyncEnumerable<T?> AskAsync<T>(IEnumerable<string> lines)
    {
        using var process = Start();
        var errors = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(() => WriteAsync(process.StandardInput, lines));
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            yield return JsonSerializer.Deserialize<T?>(line);
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("ajv gave no answer: " + await errors);
        }

        await writing;
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

    private static async Task WriteAsync(StreamWriter input, IEnumerable<string> lines)
    {
        try
        {
            foreach (var line in lines)
            {
                await input.WriteLineAsync(line);
            }

            input.Close();
        }
        catch (IOException)
        {
            // Node has ended before: what it said on its way is reported.
        }
    }
}

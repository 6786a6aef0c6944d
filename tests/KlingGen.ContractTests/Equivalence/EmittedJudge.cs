using System.Reflection;
using System.Runtime.Loader;
using KlingGen.Runtime;
using KlingGen.SpecCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.ContractTests.Equivalence;

/// <summary>The types and rule sets that the spec compiler emits for documents, compiled and loaded by themselves: without the hand-written
/// partials of <c>KlingGen</c>, which say what no schema can.</summary>
internal sealed class EmittedJudge
{
    private const string Namespace = "Judged";

    private static readonly MetadataReference[] s_references =
        [.. EmittedCode.References.Select(static path => MetadataReference.CreateFromFile(path))];

    private readonly Assembly _assembly;

    private EmittedJudge(Assembly assembly) => _assembly = assembly;

    public static EmittedJudge Of(string folder, IEnumerable<string> documents)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            var compiled = SpecCompilation.Compile(Path.GetFullPath(Path.Combine(folder, document)), static path => File.Exists(path) ? File.ReadAllText(path) : null, new SpecOptions(Namespace, null), default);
            compiled.Diagnostics.Should().BeEmpty($"{document} is sound");
            foreach (var file in compiled.Files)
            {
                files[file.HintName] = file.Text;
            }
        }

        return new EmittedJudge(Load(files.Values));
    }

    /// <summary>Of documents that stand in no file, each in a namespace of its own: <c>N0</c>, <c>N1</c> and so on.</summary>
    public static EmittedJudge Of(IReadOnlyList<string> documents)
    {
        var sources = new List<string>();
        for (var i = 0; i < documents.Count; i++)
        {
            var path = $"/{i}.json";
            var text = documents[i];
            var compiled = SpecCompilation.Compile(path, asked => asked == path ? text : null, new SpecOptions($"{Namespace}.N{i}", null), default);
            sources.AddRange(compiled.Files.Select(static file => file.Text));
        }

        return new EmittedJudge(Load(sources));
    }

    /// <summary>The judgement over a type and, if any, a rule set; null when the schema became no type of its own.</summary>
    public Func<byte[], ValidationResult>? Find(string type, string? rules)
    {
        if (_assembly.GetType(Namespace + "." + type) is not { } target || !target.GetInterfaces().Any(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IApiModel<>)))
        {
            return null;
        }

        var method = rules is null
            ? Own(nameof(Validate)).MakeGenericMethod(target)
            : Own(nameof(ValidateWith)).MakeGenericMethod(target, _assembly.GetType(Namespace + "." + rules, throwOnError: true)!);
        return method.CreateDelegate<Func<byte[], ValidationResult>>();
    }

    private static ValidationResult Validate<T>(byte[] utf8)
        where T : IApiModel<T> => ApiJson.Validate<T>(utf8);

    private static ValidationResult ValidateWith<T, TRules>(byte[] utf8)
        where T : IApiModel<T>
        where TRules : IRuleSet<T> => ApiJson.Validate<T>(utf8, TRules.Validate);

    private static MethodInfo Own(string name) => typeof(EmittedJudge).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static Assembly Load(IEnumerable<string> sources)
    {
        var compilation = CSharpCompilation.Create(
            Namespace + Guid.NewGuid().ToString("N"),
            sources.Select(static source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp12))),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        compilation.Emit(image).Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }
}

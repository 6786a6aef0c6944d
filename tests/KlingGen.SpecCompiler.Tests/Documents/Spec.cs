using KlingGen.SpecCompiler.Documents;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.Tests.Documents;

/// <summary>Binds documents that a test writes out.</summary>
internal static class Spec
{
    public static BindingResult Bind(string text, params (string Path, string Text)[] others)
    {
        var documents = others.Select(static other => new SpecFile(other.Path, other.Text)).Prepend(new SpecFile("api.yaml", text))
            .Select(static file => (SpecDocument.Parse(file, default), new SpecOptions("Api", null)))
            .ToList();
        return DocumentBinder.Bind(Declarer.Declare(documents, default)[0], default);
    }

    /// <summary>A 3.1 document with these schemas under <c>components</c>, indented by four spaces.</summary>
    public static BindingResult BindSchemas(string schemas, string version = "3.1.0") =>
        Bind($"openapi: {version}\ninfo: {{ title: T, version: '1' }}\ncomponents:\n  schemas:\n{schemas}");

    public static T Type<T>(this BindingResult result, string name)
        where T : TypeModel => result.Model!.Types.OfType<T>().Single(type => type.Name == name);

    public static PropertyModel Property(this ObjectModel model, string jsonName) =>
        model.Properties.Single(property => property.JsonName == jsonName);
}

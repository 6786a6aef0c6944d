namespace KlingGen.SpecCompiler.Naming;

/// <summary>The names of inline schemas in components that are no schemas, by the component's key.</summary>
internal static class ComponentNames
{
    /// <summary>What holds parameters: a component or a path.</summary>
    public static string Owner(string key) => CSharpName.Pascal(key);

    public static string Body(string key) => CSharpName.Pascal(key, "Body");

    public static string Response(string key) => OperationNames.Response(CSharpName.Pascal(key));

    public static string Header(string key) => CSharpName.Pascal(key, "Header");
}

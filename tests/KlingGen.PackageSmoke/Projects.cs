namespace KlingGen.PackageSmoke;

/// <summary>Project files as strangers have them.</summary>
internal static class Projects
{
    public const string Generator = """<PackageReference Include="KlingGen.SourceGenerator" Version="$version" />""";

    public const string Client = """<PackageReference Include="KlingGen" Version="$version" />""";

    public const string AspNetCore = """<PackageReference Include="KlingGen.AspNetCore" Version="$version" />""";

    public const string Emulator = """<PackageReference Include="KlingGen.Emulator" Version="$version" />""";

    /// <summary>A document of an item.</summary>
    public const string ShopItem = """<OpenApiSpec Include="shop.yaml" Namespace="Shop" Client="ShopApi" />""";

    public const string Shop = """
        openapi: 3.1.0
        info: { title: Shop, version: '1' }
        servers: [{ url: 'https://shop.example' }]
        paths:
          /orders/{id}:
            get:
              operationId: getOrder
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                '200': { description: The order., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        components:
          schemas:
            Order:
              type: object
              required: [order_number]
              properties:
                order_number: { type: string, maxLength: 3 }
                paid_with: { type: string, enum: [card, cash] }
        """;

    /// <summary>A project file.</summary>
    /// <param name="items">Packages and documents.</param>
    /// <param name="framework">Its target.</param>
    /// <param name="properties">Further properties.</param>
    /// <param name="sdk">The SDK.</param>
    public static string Of(string items, string framework = "net10.0", string properties = "", string sdk = "Microsoft.NET.Sdk") => $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFramework>{framework}</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;

    /// <summary>What makes a project a program.</summary>
    public const string Program = "<OutputType>Exe</OutputType>";
}

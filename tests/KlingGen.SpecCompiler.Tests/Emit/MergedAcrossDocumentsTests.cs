using System.Reflection;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>A member of which schemas of several documents speak is typed by the document that brings them together.</summary>
public sealed class MergedAcrossDocumentsTests
{
    private const string Head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\ncomponents:\n  schemas:\n";

    private const string Alone =
        "    Alone: { type: object, properties: { pet: { type: object, properties: { a: { type: string } } } } }\n";

    private const string Own = "{ type: object, properties: { pet: { type: object, properties: { own: { type: boolean } } } } }";

    public static TheoryData<string> Orders =>
    [
        "{ $ref: 'left.yaml#/components/schemas/Alone' }, " + Own,
        Own + ", { $ref: 'left.yaml#/components/schemas/Alone' }",
    ];

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_members_type_has_what_each_document_says(string parts)
    {
        var types = Load(("right.yaml", Head + $"    Both: {{ allOf: [{parts}] }}\n"), ("left.yaml", Head + Alone));

        Members(types, "BothPet").Should().BeEquivalentTo("A", "Own");
        Members(types, "AlonePet").Should().BeEquivalentTo("A");
        TypeOf(types, "Both", "Pet").Should().Be("BothPet");
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_member_that_two_other_documents_speak_of_belongs_to_the_one_that_joins_them(string parts)
    {
        var types = Load(
            ("right.yaml", Head + $"    Both: {{ allOf: [{parts.Replace(Own, "{ $ref: 'third.yaml#/components/schemas/Third' }")}] }}\n"),
            ("left.yaml", Head + Alone),
            ("third.yaml", Head + "    Third: " + Own + "\n"));

        Members(types, "BothPet").Should().BeEquivalentTo("A", "Own");
        Members(types, "AlonePet").Should().BeEquivalentTo("A");
        Members(types, "ThirdPet").Should().BeEquivalentTo("Own");
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_third_document_sees_what_two_became(string parts)
    {
        var types = Load(
            ("user.yaml", Head + """
                    User:
                      type: object
                      properties: { both: { $ref: 'right.yaml#/components/schemas/Both' } }
                    More: { allOf: [{ $ref: 'right.yaml#/components/schemas/Both' }, { properties: { more: { type: string } } }] }

                """),
            ("right.yaml", Head + $"    Both: {{ allOf: [{parts}] }}\n"),
            ("left.yaml", Head + Alone));

        TypeOf(types, "User", "Both").Should().Be("Both");
        Members(types, "MorePet").Should().BeEquivalentTo("A", "Own");
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Documents_in_a_circle_join_what_the_other_says(string parts)
    {
        var types = Load(
            ("right.yaml", Head + $$"""
                    Right: { type: object, properties: { left: { $ref: 'left.yaml#/components/schemas/Left' } } }
                    Both: { allOf: [{{parts}}] }

                """),
            ("left.yaml", Head + Alone
                + "    Left: { type: object, properties: { right: { $ref: 'right.yaml#/components/schemas/Right' }, "
                + "both: { $ref: 'right.yaml#/components/schemas/Both' } } }\n"));

        Members(types, "BothPet").Should().BeEquivalentTo("A", "Own");
        Members(types, "AlonePet").Should().BeEquivalentTo("A");
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Rules_over_a_type_of_a_circle_leave_its_names_alone(string parts)
    {
        var types = Load(
            ("right.yaml", Head + $$"""
                    Right: { type: object, properties: { left: { $ref: 'left.yaml#/components/schemas/Left' } } }
                    Both: { allOf: [{{parts}}] }
                    AloneRules: { x-constrains: 'left.yaml#/components/schemas/Alone', properties: { pet: { required: [a] } } }

                """),
            ("left.yaml", Head + Alone
                + "    Left: { type: object, properties: { right: { $ref: 'right.yaml#/components/schemas/Right' }, "
                + "rules: { $ref: 'right.yaml#/components/schemas/AloneRules' } } }\n"));

        types.GetType("Api.Left").Should().NotBeNull();
    }

    [Theory]
    [InlineData("Both")]
    [InlineData("Left")]
    public void A_member_with_a_union_in_one_of_the_documents_keeps_the_others_as_they_are(string last)
    {
        const string Union = "{ oneOf: [{ type: object, title: One, required: [x], properties: { x: { type: string } } }, "
            + "{ type: object, title: Two, required: [y], properties: { y: { type: string } } }] }";
        string[] parts = ["{ $ref: 'left.yaml#/components/schemas/Alone' }", Own];
        var ordered = last == "Both" ? parts : parts.Reverse();
        var types = Load(
            ("right.yaml", Head + $"    Both: {{ allOf: [{string.Join(", ", ordered)}] }}\n"),
            ("left.yaml", Head + $"    Alone: {{ type: object, properties: {{ pet: {Union} }} }}\n"));

        TypeOf(types, "Both", "Pet").Should().Be("BothPet");
        TypeOf(types, "Alone", "Pet").Should().Be("AlonePet");
        Members(types, "AlonePetOne").Should().BeEquivalentTo("X");
    }

    [Fact]
    public void Schemas_of_one_document_are_joined_in_any_order()
    {
        const string Union = "{ oneOf: [{ type: object, title: One, required: [x], properties: { x: { type: string } } }, "
            + "{ type: object, title: Two, required: [y], properties: { y: { type: string } } }] }";
        var types = Load(("api.yaml", Head
            + $"    Both: {{ allOf: [{Own}, {{ $ref: '#/components/schemas/Alone' }}] }}\n"
            + $"    Alone: {{ type: object, properties: {{ pet: {Union} }} }}\n"));

        TypeOf(types, "Both", "Pet").Should().Be("BothPet");
        TypeOf(types, "Alone", "Pet").Should().Be("AlonePet");
        Members(types, "AlonePetOne").Should().BeEquivalentTo("X");
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Values_that_two_documents_allow_become_an_enum_of_the_one_that_joins_them(string parts)
    {
        var types = Load(
            ("right.yaml", Head + $"    Both: {{ allOf: [{parts.Replace(Own, Pet("[b, c]"))}] }}\n"),
            ("left.yaml", Head + $"    Alone: {Pet("[a, b]")}\n"),
            ("user.yaml", Head + "    User: { type: object, properties: { both: { $ref: 'right.yaml#/components/schemas/Both' } } }\n"));

        TypeOf(types, "Alone", "Pet").Should().Be("AlonePet");
        types.GetType("Api.AlonePet")!.GetProperty("C").Should().BeNull();

        static string Pet(string values) => $"{{ type: object, properties: {{ pet: {{ type: string, enum: {values} }} }} }}";
    }

    private static IEnumerable<string> Members(Assembly types, string name) =>
        types.GetType("Api." + name, throwOnError: true)!.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(static property => property.Name)
            .Except(["AdditionalProperties", "EqualityContract"]);

    private static string TypeOf(Assembly types, string owner, string member)
    {
        var type = types.GetType("Api." + owner, throwOnError: true)!.GetProperty(member)!.PropertyType;
        return (Nullable.GetUnderlyingType(type) ?? type).Name;
    }

    private static Assembly Load(params (string Path, string Text)[] files)
    {
        var all = SpecCompilation.Compile(
            "all.yaml",
            path => path == "all.yaml"
                ? Head + string.Concat(files.Select(
                    static (file, index) => $"    All{index}: {{ $ref: '{file.Path}#/components/schemas/{First(file.Text)}' }}\n"))
                : Array.Find(files, file => file.Path == path).Text,
            new SpecOptions("Api", null),
            default);
        all.Diagnostics.Should().BeEmpty();
        return StrictCompilation.Load([.. all.Files.Select(static file => file.Text)]);
    }

    private static string First(string text) => text[Head.Length..].TrimStart().Split(':')[0];
}

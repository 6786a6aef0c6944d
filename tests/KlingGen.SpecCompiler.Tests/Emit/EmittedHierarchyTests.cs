using KlingGen.Runtime;
namespace KlingGen.SpecCompiler.Tests.Emit;

public sealed class EmittedHierarchyTests
{
    private const string Pets = """
            Pet:
              type: object
              required: [kind, name]
              properties: { kind: { type: string }, name: { type: string }, age: { type: integer } }
              discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }
            Cat:
              allOf: [{ $ref: '#/components/schemas/Pet' },
                  { type: object, required: [lives, age], properties: { lives: { type: integer, maximum: 9 } } }]
            Dog:
              allOf: [{ $ref: '#/components/schemas/Pet' },
                  { type: object, properties: { tricks: { type: array, items: { type: string } } } }]
            Puppy:
              allOf: [{ $ref: '#/components/schemas/Dog' }, { type: object, properties: { milk: { type: boolean } } }]
            Home: { type: object, properties: { pets: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
        """;

    private static readonly EmittedTypes s_types = EmittedTypes.FromSchemas(Pets);

    [Theory]
    [InlineData("""{"kind":"cat","name":"Tom","lives":7}""", "Cat")]
    [InlineData("""{"name":"Rex","tricks":["sit"],"kind":"Dog"}""", "Dog")]
    [InlineData("""{"kind":"Puppy","name":"Bit","milk":true,"tricks":[]}""", "Puppy")]
    [InlineData("""{"kind":"fish","name":"Nemo","fins":2}""", "Pet")]
    [InlineData("""{"name":"Nobody"}""", "Pet")]
    public void A_discriminator_chooses_the_type_and_nothing_is_lost(string json, string type)
    {
        s_types.Parse("Pet", json).GetType().Name.Should().Be(type);
        s_types.RoundTrip("Home", $$"""{"pets":[{{json}}]}""").Length.Should().Be(json.Length + 11);
    }

    [Fact]
    public void Types_under_a_discriminator_inherit()
    {
        s_types.Type("Cat").BaseType.Should().Be(s_types.Type("Pet"));
        s_types.Type("Puppy").BaseType.Should().Be(s_types.Type("Dog"));
        s_types.Type("Dog").BaseType.Should().Be(s_types.Type("Pet"));
    }

    [Fact]
    public void A_value_is_checked_by_the_rules_of_its_own_type()
    {
        var errors = s_types.Validate("Home", """{"pets":[{"kind":"cat","name":"Tom","lives":10}]}""").Errors;

        errors.Select(static error => error.InstanceLocation + " " + error.Keyword)
            .Should().BeEquivalentTo("/pets/0/lives maximum", "/pets/0 required");
    }

    [Fact]
    public void Required_numbers_of_a_base_are_read_by_what_refines_it()
    {
        var types = EmittedTypes.FromSchemas("""
                Rating:
                  type: object
                  required: [kind, best, worst, since]
                  properties: { kind: { type: string }, best: { type: number }, worst: { type: [integer, 'null'] },
                      since: { type: string, format: date } }
                  discriminator: { propertyName: kind }
                Stars:
                  allOf: [{ $ref: '#/components/schemas/Rating' }, { type: object, properties: { count: { type: integer } } }]
            """);

        types.RoundTrip("Rating", """{"kind":"Stars","best":5,"worst":null,"since":"2020-01-02","count":3}""")
            .Should().Be("""{"kind":"Stars","best":5,"worst":null,"since":"2020-01-02","count":3}""");
        types.Errors("Rating", """{"kind":"Stars","best":5}""").Should().Equal(" required", " required");
    }

    [Fact]
    public void Without_a_discriminator_allOf_is_merged()
    {
        var types = EmittedTypes.FromSchemas("""
                Base: { type: object, properties: { id: { type: string } } }
                More: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { name: { type: string } } }] }
            """);

        types.Type("More").BaseType.Should().Be<ApiRecord>();
    }

    [Fact]
    public void A_discriminator_of_no_mapping_chooses_the_default()
    {
        var types = EmittedTypes.FromSchemas(
            Pets.Replace("propertyName: kind,", "propertyName: kind, defaultMapping: Dog,", StringComparison.Ordinal));

        types.Parse("Pet", """{"kind":"fish","name":"Nemo"}""").GetType().Name.Should().Be("Dog");
        types.Parse("Pet", """{"kind":"Puppy","name":"Bit"}""").GetType().Name.Should().Be("Puppy");
    }
}

using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Types;

public sealed class StableNameTests
{
    private static readonly string[] s_schemas =
    [
        "Pet: { type: object, properties: { owner: { type: object, properties: { name: { type: string } } }, kind: { enum: [cat, dog] }, "
            + "tags: { type: array, items: { type: object, properties: { t: { type: string } } } } } }",
        "Shop: { type: object, properties: { boss: { $ref: '#/components/schemas/Pet/properties/owner' }, pets: { type: array, "
            + "items: { $ref: '#/components/schemas/Pet' } } } }",
        "pet_shop: { type: object, properties: { open: { type: boolean } } }",
        "Choice: { oneOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, title: Plain, properties: { p: { type: string } } }, "
            + "{ type: object, properties: { q: { type: string } } }] }",
        "Animal: { type: object, discriminator: { propertyName: kind }, properties: { kind: { type: string } } }",
        "Cat: { allOf: [{ $ref: '#/components/schemas/Animal' }, { type: object, properties: { claws: { type: object, "
            + "properties: { n: { type: integer } } } } }] }",
        "Mixed: { type: [string, integer, object], properties: { m: { type: string } } }",
    ];

    /// <summary>The keys, of which each comes at the beginning and at the end, with each of the schemas.</summary>
    private static readonly string[] s_keys =
        [
            "AAA", "zzz", "Middle", "petShop", "pet-shop", "pet", "PET", "owner", "Owner", "PetOwners", "Item", "Request", "ApiClient2",
            "choice", "_", "1", "Kind", "Plain",
        ];

    private static readonly string[] s_added =
    [
        "{ type: object, properties: { owner: { type: object, properties: { x: { type: string } } }, name: { type: string } } }",
        "{ $ref: '#/components/schemas/Pet/properties/owner' }",
        "{ type: object, properties: { deep: { $ref: '#/components/schemas/Pet/properties/tags/items' }, "
            + "kind: { $ref: '#/components/schemas/Pet/properties/kind' } } }",
        "{ type: object, properties: { deep: { $ref: '#/components/schemas/Cat/allOf/1/properties/claws' }, "
            + "variant: { $ref: '#/components/schemas/Choice/oneOf/2' } } }",
        "{ type: object, properties: { body: { $ref: '#/paths/~1pets/post/requestBody/content/application~1json/schema' } } }",
        "{ oneOf: [{ $ref: '#/components/schemas/Choice' }, { $ref: '#/components/schemas/Cat' }, { type: object, "
            + "properties: { x: { type: string } } }] }",
        "{ allOf: [{ $ref: '#/components/schemas/Animal' }, { type: object, properties: { more: { type: string } } }] }",
        "{ type: string, enum: [cat, dog] }", "{ type: array, items: { type: object, properties: { x: { type: string } } } }",
    ];

    public static TheoryData<string> Keys
    {
        get
        {
            var keys = new TheoryData<string>();
            foreach (var key in s_keys)
            {
                keys.Add(key);
            }

            return keys;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_schema_more_renames_no_type_and_no_member(string key)
    {
        var before = NamesOf(Document(s_schemas));
        foreach (var added in s_added)
        {
            string[][] orders =
            [
                [$"'{key}': {added}", .. s_schemas],
                [.. s_schemas[..3], $"'{key}': {added}", .. s_schemas[3..]],
                [.. s_schemas, $"'{key}': {added}"],
            ];
            for (var i = 0; i < orders.Length; i++)
            {
                if (i < 2 && key is "petShop" or "pet-shop")
                {
                    // Both names are made up for the schema; the first of them takes it.
                    continue;
                }

                var after = NamesOf(Document(orders[i]));
                before.Where(name => !after.Contains(name))
                    .Select(name => $"{name.Key}: {name.Value} became {after.GetValueOrDefault(name.Key)}")
                    .Should().BeEmpty("{0}: {1} is added at place {2}", key, added, i);
            }
        }
    }

    [Fact]
    public void A_schema_that_is_called_by_its_own_name_keeps_it()
    {
        var names = NamesOf(Document([
            "pet_shop: { type: object, properties: { a: { type: string } } }",
            "pet-shop: { type: object, properties: { a: { type: string } } }",
            "PetShop: { type: object, properties: { a: { type: string } } }",
        ]));

        names["/components/schemas/PetShop"].Should().Be("PetShop");
        names["/components/schemas/pet_shop"].Should().Be("PetShop2");
        names["/components/schemas/pet-shop"].Should().Be("PetShop3");
    }

    [Fact]
    public void An_inline_schema_gives_way_to_a_schema_of_its_name_without_a_warning()
    {
        var result = Spec.BindSchemas(
            "    Pet: { type: object, properties: { owner: { type: object, properties: { n: { type: string } } } } }\n"
                + "    PetOwner: { type: object, properties: { m: { type: string } } }");

        result.Type<ObjectModel>("PetOwner").Documentation.Source.Should().EndWith("/PetOwner");
        result.Type<ObjectModel>("PetOwner2").Documentation.Source.Should().EndWith("/owner");
        result.Diagnostics.Should().BeEmpty();
    }

    private static string Document(IEnumerable<string> schemas) => $$"""
        openapi: 3.1.0
        info: { title: T, version: '1' }
        paths:
          /pets:
            post:
              operationId: addPet
              parameters: [{ name: sort, in: query, schema: { type: string, enum: [up, down] } }]
              requestBody: { content: { application/json: { schema: { type: object,
                  properties: { part: { type: object, properties: { a: { type: string } } } } } } } }
              responses: { '200': { description: d, content: { application/json: { schema: { type: object,
                  properties: { ok: { type: boolean } } } } } } }
        components:
          schemas:
        {{string.Join('\n', schemas.Select(static schema => "    " + schema))}}
        """;

    /// <summary>The C# name of each type and member by the place where its schema stands.</summary>
    private static Dictionary<string, string> NamesOf(string document)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in Spec.Bind(document).Model!.Types)
        {
            var place = type.Documentation.Source![(type.Documentation.Source!.IndexOf('#', StringComparison.Ordinal) + 1)..];
            names.TryAdd(place, type.Name);
            foreach (var property in type is ObjectModel model ? model.Properties : default)
            {
                names[place + "." + property.JsonName] = type.Name + "." + property.Name;
            }
        }

        return names;
    }
}

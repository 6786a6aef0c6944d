using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Types;

public sealed class SchemaTypesTests
{
    [Fact]
    public void A_schema_with_an_id_is_a_document_of_its_own_to_the_references_in_it()
    {
        var result = Spec.BindSchemas("""
                Tree:
                  $id: https://example.com/tree
                  type: object
                  $defs: { leaf: { type: object, properties: { size: { type: integer } } } }
                  properties:
                    children: { type: array, items: { $ref: '#' } }
                    leaf: { $ref: '#/$defs/leaf' }
                    other: { $ref: '#/components/schemas/Other' }
                Other: { type: object, properties: { name: { type: string } } }
            """);

        result.Diagnostics.Should().BeEmpty();
        var tree = result.Type<ObjectModel>("Tree");
        var self = tree.Property("children").Type.Should().BeOfType<ListRef>().Subject.Item;
        self.Should().BeOfType<ModelRef>().Which.Name.Should().Be("Tree");
        tree.Property("leaf").Type.Should().BeOfType<ModelRef>().Which.Name.Should().Be("Leaf");
        tree.Property("other").Type.Should().BeOfType<ModelRef>().Which.Name.Should().Be("Other");
    }

    [Fact]
    public void A_reference_to_a_file_that_is_not_there_may_mean_a_schema_that_bears_its_name()
    {
        var result = Spec.BindSchemas("""
                Leaf: { $id: leaf.json, type: object, properties: { size: { $ref: 'leaf.json#/$defs/Size' } },
                    $defs: { Size: { type: integer } } }
                Tree: { type: object, properties: { leaf: { $ref: leaf.json }, size: { $ref: 'leaf.json#/$defs/Size' } } }
            """);

        result.Diagnostics.Should().BeEmpty();
        var tree = result.Type<ObjectModel>("Tree");
        tree.Property("leaf").Type.Should().BeOfType<ModelRef>().Which.Name.Should().Be("Leaf");
        tree.Property("size").Type.Should().Be(new PrimitiveRef(PrimitiveKind.Int64));
        result.Type<ObjectModel>("Leaf").Property("size").Type.Should().Be(new PrimitiveRef(PrimitiveKind.Int64));
    }

    [Fact]
    public void A_reference_into_a_schema_with_an_address_for_its_id_leads_to_the_place_in_it()
    {
        var result = Spec.BindSchemas("""
                Leaf: { $id: 'https://example.com/leaf', type: object, properties: { size: { type: integer } },
                    $defs: { Size: { type: integer } } }
                Tree: { type: object, properties: { leaf: { $ref: 'https://example.com/leaf' },
                    size: { $ref: 'https://example.com/leaf#/$defs/Size' } } }
            """);

        result.Diagnostics.Should().BeEmpty();
        result.Type<ObjectModel>("Tree").Property("leaf").Type.Should().BeOfType<ModelRef>().Which.Name.Should().Be("Leaf");
        result.Type<ObjectModel>("Tree").Property("size").Type.Should().Be(new PrimitiveRef(PrimitiveKind.Int64));
    }

    [Fact]
    public void Properties_have_the_types_that_type_and_format_name()
    {
        var model = Spec.BindSchemas("""
                A:
                  type: object
                  required: [s]
                  properties:
                    s: { type: string }
                    l: { type: integer }
                    i: { type: integer, format: int32 }
                    small: { type: integer, minimum: 0, maximum: 100 }
                    d: { type: number }
                    when: { type: string, format: date-time }
                    many: { type: array, items: { type: boolean } }
                    map: { type: object, additionalProperties: { type: integer } }
                    any: {}
            """).Type<ObjectModel>("A");

        model.Property("s").Required.Should().BeTrue();
        model.Property("s").Type.Should().Be(TypeRef.String);
        model.Property("l").Type.Should().Be(new PrimitiveRef(PrimitiveKind.Int64));
        model.Property("i").Type.Should().Be(new PrimitiveRef(PrimitiveKind.Int32));
        model.Property("small").Type.Should().Be(new PrimitiveRef(PrimitiveKind.Int32));
        model.Property("d").Type.Should().Be(new PrimitiveRef(PrimitiveKind.Double));
        model.Property("when").Type.Should().Be(new PrimitiveRef(PrimitiveKind.DateTimeOffset));
        model.Property("many").Type.Should().Be(new ListRef(new PrimitiveRef(PrimitiveKind.Boolean), false));
        model.Property("map").Type.Should().Be(new MapRef(new PrimitiveRef(PrimitiveKind.Int64), false));
        model.Property("any").Type.Should().Be(TypeRef.Json);
    }

    [Theory]
    [InlineData("3.0.3", "{ type: string, nullable: true }")]
    [InlineData("3.1.0", "{ type: [string, 'null'] }")]
    [InlineData("3.1.0", "{ anyOf: [{ type: string }, { type: 'null' }] }")]
    public void Null_is_allowed_in_each_versions_way(string version, string schema)
    {
        var property = Spec.BindSchemas($"    A: {{ type: object, properties: {{ p: {schema} }} }}", version)
            .Type<ObjectModel>("A")
            .Property("p");

        property.Nullable.Should().BeTrue();
        property.Type.Should().Be(TypeRef.String);
    }

    [Fact]
    public void A_type_array_becomes_a_union_with_a_case_for_each_kind()
    {
        var union = Spec.BindSchemas("    Seconds: { type: [string, integer], maxLength: 3, maximum: 60 }").Type<UnionModel>("Seconds");

        union.Cases.Select(static @case => @case.Kinds).Should().Equal(JsonKinds.String, JsonKinds.Integer);
        union.Cases[0].Assertions.Should().ContainSingle().Which.Should().Be(new LimitAssertion(SchemaKeywords.MaxLength, "3"));
        union.Cases[1].Assertions.Should().ContainSingle().Which.Should().Be(new LimitAssertion(SchemaKeywords.Maximum, "60"));
    }

    [Fact]
    public void AllOf_is_merged_into_one_type()
    {
        var model = Spec.BindSchemas("""
                Base: { type: object, required: [id], properties: { id: { type: string } } }
                A: { allOf: [{ $ref: '#/components/schemas/Base' },
                    { type: object, properties: { name: { type: string, maxLength: 5 } } }] }
            """).Type<ObjectModel>("A");

        model.Properties.Select(static property => property.Name).Should().Equal("Id", "Name");
        model.Property("id").Required.Should().BeTrue();
        model.Property("name").Assertions.Should().ContainSingle().Which.Should().Be(new LimitAssertion(SchemaKeywords.MaxLength, "5"));
    }

    [Fact]
    public void A_reference_keeps_the_name_of_its_target_and_may_add_limits()
    {
        var result = Spec.BindSchemas("""
                Prompt: { type: string, maxLength: 2500 }
                Mode: { type: string, enum: [std, pro] }
                A:
                  type: object
                  properties:
                    prompt: { $ref: '#/components/schemas/Prompt', minLength: 1 }
                    mode: { $ref: '#/components/schemas/Mode', description: How good. }
            """);

        var model = result.Type<ObjectModel>("A");
        model.Property("prompt").Assertions.Should().BeEquivalentTo<Assertion>(
            [new LimitAssertion(SchemaKeywords.MaxLength, "2500"), new LimitAssertion(SchemaKeywords.MinLength, "1")],
            static options => options.RespectingRuntimeTypes());
        model.Property("mode").Type.Should().Be(new ModelRef("Api", "Mode", ModelKind.Enum));
        model.Property("mode").Documentation.Summary.Should().Be("How good.");
        result.Type<EnumModel>("Mode").Members.Select(static member => member.Name).Should().Equal("Std", "Pro");
    }

    [Fact]
    public void A_choice_of_required_members_is_a_rule_and_not_a_type()
    {
        var model = Spec.BindSchemas("""
                A:
                  type: object
                  properties: { a: { type: string }, b: { type: string } }
                  anyOf: [{ required: [a] }, { required: [b] }]
            """).Type<ObjectModel>("A");

        model.Assertions.Should().ContainSingle().Which.Should().BeOfType<AnyOfAssertion>().Which.Branches.Should().HaveCount(2);
    }

    [Fact]
    public void An_enum_beside_any_string_is_open()
    {
        var model = Spec.BindSchemas("    Model: { anyOf: [{ type: string }, { type: string, enum: [a, b] }] }").Type<EnumModel>("Model");

        model.Open.Should().BeTrue();
        model.Members.Should().HaveCount(2);
    }

    [Fact]
    public void Schemas_may_contain_each_other()
    {
        var result = Spec.BindSchemas("""
                Node: { type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Node' } },
                    json: { $ref: '#/components/schemas/Json' } } }
                Json: { oneOf: [{ type: string }, { type: array, items: { $ref: '#/components/schemas/Json' } }] }
            """);

        result.Diagnostics.Should().BeEmpty();
        var json = new ModelRef("Api", "Json", ModelKind.Union);
        result.Type<UnionModel>("Json").Cases[1].Type.Should().Be(new ListRef(json, false));
        result.Type<ObjectModel>("Node").Property("json").Type.Should().Be(json);
    }

    [Fact]
    public void A_schema_that_contains_nothing_but_itself_is_reported_and_any_json()
    {
        var result = Spec.BindSchemas(
            "    Loop: { type: array, items: { $ref: '#/components/schemas/Loop' } }\n"
                + "    A: { type: object, properties: { p: { $ref: '#/components/schemas/Loop' } } }");

        result.Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("KLG0203");
    }

    [Fact]
    public void Members_beside_several_unions_are_merged_with_a_branch_of_each()
    {
        var result = Spec.BindSchemas("""
                A:
                  properties: { a: { type: string } }
                  allOf:
                    - oneOf: [{ title: One, properties: { b: { type: string } } }, { title: Two, properties: { c: { type: string } } }]
                    - anyOf: [{ properties: { d: { type: string } } }]
            """);

        result.Diagnostics.Should().BeEmpty();
        result.Type<ObjectModel>("AOne").Properties.Select(static property => property.JsonName).Should().Equal("a", "b", "d");
        result.Type<ObjectModel>("ATwo").Properties.Select(static property => property.JsonName).Should().Equal("a", "c", "d");
    }

    [Fact]
    public void A_discriminator_maps_its_values_to_cases_by_reference_by_bare_name_and_by_default()
    {
        var union = Spec.BindSchemas("""
                Cat: { type: object, required: [kind], properties: { kind: { type: string } } }
                Dog: { type: object, required: [kind], properties: { kind: { type: string } } }
                Rat: { type: object, required: [kind], properties: { kind: { type: string } } }
                Pet:
                  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Rat' }]
                  discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: Dog } }
            """).Type<UnionModel>("Pet");

        union.Discriminator.Should().Be("kind");
        union.Cases.Select(static @case => string.Join(',', @case.DiscriminatorValues)).Should().Equal("cat", "dog", "Rat");
    }

    [Theory]
    [InlineData("First, Second")]
    [InlineData("Second, First")]
    public void A_discriminator_s_values_are_found_however_deep_in_unions_and_whichever_is_asked_first(string order)
    {
        const int Depth = 24;
        var levels = string.Concat(Enumerable.Range(0, Depth).Select(
            static level => $"    S{level}: {{ oneOf: [{{ $ref: '#/components/schemas/S{level + 1}' }}] }}\n"));
        var unions = order.Split(", ").Select(static name =>
            $"    {name}: {{ oneOf: [{{ $ref: '#/components/schemas/S{(name == "First" ? 0 : 10)}' }}, "
                + "{ $ref: '#/components/schemas/Other' }], discriminator: { propertyName: kind } }\n");

        var result = Spec.BindSchemas(string.Concat(unions) + levels
            + $"    S{Depth}: {{ type: object, required: [kind], properties: {{ kind: {{ type: string, const: deep }} }} }}\n"
            + "    Other: { type: object, required: [kind], properties: { kind: { type: string, const: other } } }\n");

        result.Diagnostics.Should().BeEmpty();
        foreach (var name in order.Split(", "))
        {
            result.Type<UnionModel>(name).Cases.Select(static @case => string.Join(',', @case.DiscriminatorValues))
                .Should().Equal("deep", "other");
        }
    }

    [Fact]
    public void Members_never_have_the_name_of_their_type_or_of_what_is_generated()
    {
        var model = Spec.BindSchemas(
            "    Task: { type: object, properties: { task: { type: string }, validate: { type: string }, a-b: { type: string }, "
                + "a_b: { type: string }, '': { type: string } } }")
            .Type<ObjectModel>("Task");

        model.Properties.Select(static property => property.Name).Should().Equal("TaskValue", "Validate2", "AB", "AB2", "Member");
    }

    [Fact]
    public void Versions_in_names_stay_apart()
    {
        var model = Spec.BindSchemas("    Model: { type: string, enum: [kling-v1-5, kling-v15, '16:9', '', '+'] }").Type<EnumModel>(
            "Model");

        model.Members.Select(static member => member.Name).Should().Equal("KlingV1_5", "KlingV15", "Value16_9", "Empty", "Plus");
    }

    [Fact]
    public void A_rule_schema_checks_another_documents_type_by_its_members()
    {
        var result = Spec.Bind("""
            openapi: 3.1.0
            info: { title: T, version: '1' }
            components:
              schemas:
                Rules:
                  x-constrains: 'kling.yaml#/components/schemas/Request'
                  if: { properties: { model: { enum: [b] } }, required: [model] }
                  then: { properties: { scale: false } }
                  x-error-message: scale is not for b
            """, ("kling.yaml", """
            openapi: 3.1.0
            info: { title: K, version: '1' }
            components:
              schemas:
                Request: { type: object, properties: { model: { type: string }, scale: { type: number } } }
            """));

        result.Diagnostics.Should().BeEmpty();
        var rules = result.Type<RuleSetModel>("Rules");
        rules.Target.Should().Be(new ModelRef("Api", "Request", ModelKind.Object));
        var condition = rules.Assertions.Should().ContainSingle().Which.Should().BeOfType<IfAssertion>().Subject;
        condition.Message.Should().Be("scale is not for b");
        condition.Then[0].Should().BeOfType<PropertyAssertion>().Which.Member.Name.Should().Be("Scale");
        condition.Condition[1].Message.Should().BeNull();
    }

    [Fact]
    public void A_comment_in_the_text_leaves_the_model_equal()
    {
        const string Text = "    A: { type: object, properties: { p: { type: string, maxLength: 3 } } }";

        Spec.BindSchemas(Text).Model.Should().Be(Spec.BindSchemas("    # a comment\n\n" + Text).Model);
    }

    [Theory]
    [InlineData("{ type: string, format: uuid, example: 3f3e3e1-c824-4d63-b37a-d8d698862f1d }", true)]
    [InlineData("{ type: string, format: uuid, example: 123e4567-e89b-12d3-a456-426614174000 }", false)]
    [InlineData("{ type: string, format: date-time, examples: [2026-11-21T10:00:00.5+01:00, 1763719200] }", false)]
    [InlineData("{ type: string, format: date-time, default: '' }", true)]
    [InlineData("{ type: string, format: date-time, example: string }", false)]
    [InlineData("{ type: string, format: date, example: 21.11.2026 }", true)]
    [InlineData("{ type: string, format: time, examples: ['10:00:00', '10:00:00+01:00'] }", true)]
    [InlineData("{ type: string, format: time, example: '10:00' }", true)]
    [InlineData("{ type: string, format: time, example: '10:00:00.25' }", false)]
    public void A_format_that_the_documents_own_examples_do_not_keep_is_text(string schema, bool isText)
    {
        var result = Spec.BindSchemas($"    A: {{ type: object, properties: {{ p: {schema} }} }}");

        (result.Type<ObjectModel>("A").Property("p").Type == TypeRef.String).Should().Be(isText);
        result.Diagnostics.Select(static diagnostic => diagnostic.Descriptor.Id).Should().Equal(isText ? ["KLG0214"] : []);
    }

    [Fact]
    public void Examples_of_another_format_are_told_once_for_each_format()
    {
        var result = Spec.BindSchemas(
            "    A: { type: object, properties: { p: { type: string, format: date, example: 1.1.2026 }, q: { type: string, format: date, "
                + "example: 2.1.2026 }, r: { type: string, format: uuid, example: x } } }");

        result.Type<ObjectModel>("A").Property("q").Type.Should().Be(TypeRef.String);
        result.Diagnostics.Select(static diagnostic => diagnostic.Descriptor.Id).Should().Equal("KLG0214", "KLG0214");
    }
}

namespace KlingGen.SourceGenerator.Tests.Editing;

/// <summary>What a compiler generates after an edit is what it generates of the edited documents when it knows nothing of those
/// before.</summary>
public sealed class IncrementalOutputTests
{
    private const int Edits = 10;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Edits_in_a_row_leave_nothing_stale(int seed)
    {
        var edits = new RandomEdits(seed);
        var states = new List<EditedProject> { EditedProject.Of(EditedSpecs.All) };
        var history = new List<string>();
        for (var i = 0; i < Edits; i++)
        {
            var (project, edit) = edits.Next(states);
            history.Add(edit);
            project.ShouldBeAsAfresh(string.Join("\n", history));
            states.Add(project);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void States_of_a_project_may_be_compiled_at_once(int seed)
    {
        const int States = 12;
        var edits = new RandomEdits(seed);
        EditedProject[] before = [EditedProject.Of(EditedSpecs.All)];
        var changes = Enumerable.Range(0, States).Select(_ => edits.Change(before)).ToList();

        Parallel.ForEach(
            changes,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            change => change.Make().ShouldBeAsAfresh(change.Text));
    }

    [Fact]
    public void Schemas_that_change_places_are_seen_by_those_that_refer_to_both()
    {
        var common = Schemas("common.yaml", """{"X": {"type": "string", "maxLength": 5}, "Y": {"type": "integer"}}""");
        var referring = Schemas("a.yaml", """
            {"A": {"type": "object", "properties": {
              "x": {"$ref": "common.yaml#/components/schemas/X"}, "y": {"$ref": "common.yaml#/components/schemas/Y"}}}}
            """);
        var swapped = Schemas("common.yaml", """{"X": {"type": "integer"}, "Y": {"type": "string", "maxLength": 5}}""");

        EditedProject.Of([common, referring]).After(common, swapped).ShouldBeAsAfresh("X is what Y was");
    }

    [Fact]
    public void Schemas_that_change_places_are_seen_by_way_of_others()
    {
        const string List = """
            "W": {"type": "array", "items": {"$ref": "#/components/schemas/X"}, "contains": {"$ref": "#/components/schemas/Y"}}
            """;
        var common = Schemas("common.yaml", $$$"""{"X": {"type": "string"}, "Y": {"type": "integer"}, {{{List}}}}""");
        var referring = Schemas(
            "a.yaml", """{"A": {"type": "object", "properties": {"w": {"$ref": "common.yaml#/components/schemas/W"}}}}""");
        var swapped = Schemas("common.yaml", $$$"""{"X": {"type": "integer"}, "Y": {"type": "string"}, {{{List}}}}""");

        EditedProject.Of([common, referring]).After(common, swapped).ShouldBeAsAfresh("W holds the other one");
    }

    [Fact]
    public void One_of_two_documents_that_say_the_same_may_go()
    {
        var left = Schemas("b.yaml", """{"X": {"type": "string"}}""");
        var right = Schemas("c.yaml", """{"X": {"type": "string"}}""").In("Else");
        var referring = Schemas("a.yaml", """
            {"A": {"type": "object", "properties": {
              "x": {"$ref": "b.yaml#/components/schemas/X"}, "y": {"$ref": "c.yaml#/components/schemas/X"}}}}
            """);

        EditedProject.Of([referring, left, right]).Without(right).ShouldBeAsAfresh("a reference leads nowhere now");
    }

    [Fact]
    public void Another_namespace_of_a_document_is_seen_by_those_that_refer_to_it()
    {
        var common = Schemas("common.yaml", """{"X": {"type": "object", "properties": {"q": {"type": "string"}}}}""");
        var referring = Schemas(
            "a.yaml", """{"A": {"type": "object", "properties": {"x": {"$ref": "common.yaml#/components/schemas/X"}}}}""").In("Else");

        EditedProject.Of([common, referring]).After(common, common.In("Moved")).ShouldBeAsAfresh("X lives elsewhere");
    }

    [Fact]
    public void A_client_gives_way_to_a_name_that_another_document_begins_to_spell()
    {
        var common = Schemas("common.yaml", """{"X": {"type": "object", "properties": {"q": {"type": "string"}}}}""");
        var shop = EditedSpec.Of("shop.yaml", """
            {"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"},
             "paths": {"/x": {"get": {"operationId": "getX", "responses": {"204": {"description": "Nothing."}}}}}}
            """);
        var spelled = Schemas("common.yaml", """{"ShopClient": {"type": "object", "properties": {"q": {"type": "string"}}}}""");

        EditedProject.Of([common, shop]).After(common, spelled).ShouldBeAsAfresh("the client has to be another ShopClient");
    }

    [Fact]
    public void A_client_that_takes_a_name_is_told_of_though_another_document_spelled_it_before()
    {
        var box = Schemas("box.yaml", """
            {"Box": {"type": "object", "properties": {"lid": {"type": "object", "properties": {"q": {"type": "string"}}}}}}
            """);
        var spelling = Schemas("spelling.yaml", """{"BoxLid": {"type": "string"}}""");
        var shop = EditedSpec.Of("shop.yaml", """
            {"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"},
             "paths": {"/x": {"get": {"operationId": "getX", "responses": {"204": {"description": "Nothing."}}}}}}
            """);

        EditedProject.Of([box, spelling, shop]).After(shop, shop.CalledBy("BoxLid")).ShouldBeAsAfresh("the client is BoxLid now");
    }

    [Fact]
    public void A_document_may_leave_a_circle()
    {
        var a = Schemas("a.yaml", """{"A": {"type": "object", "properties": {"c": {"$ref": "c.yaml#/components/schemas/C"}}}}""");
        var b = Schemas("b.yaml", """{"B": {"type": "object", "properties": {"a": {"$ref": "a.yaml#/components/schemas/A"}}}}""");
        var c = Schemas("c.yaml", """{"C": {"type": "object", "properties": {"a": {"$ref": "a.yaml#/components/schemas/A"}}}}""")
            .In("Else");

        EditedProject.Of([a, b, c]).Without(c).ShouldBeAsAfresh("C is gone");
    }

    [Fact]
    public void States_of_a_project_that_share_documents_do_not_share_what_a_circle_became()
    {
        var a = Schemas("a.yaml", """
            {"A": {"type": "object", "properties": {
              "b": {"$ref": "b.yaml#/components/schemas/B"}, "q": {"type": "object", "properties": {"w": {"type": "string"}}}}}}
            """);
        var b = Schemas(
            "b.yaml", """{"B": {"type": "object", "properties": {"q": {"$ref": "a.yaml#/components/schemas/A/properties/q"}}}}""");
        var c = Schemas("c.yaml", """{"C": {"type": "string"}}""");
        var project = EditedProject.Of([a, b, c]);

        project.After(a, a.After(static root => root["components"]!["schemas"]!["A"]!["properties"]!["q"]!["x-csharp-name"] = "Q"))
            .ShouldBeAsAfresh("q has another name");
        project.After(c, Schemas("c.yaml", """{"C": {"type": "integer"}}""")).ShouldBeAsAfresh("q has its old name");
    }

    [Theory]
    [InlineData("Cat", "Dog")]
    [InlineData("Dog", "Dog")]
    [InlineData("Cat", "Nobody")]
    public void What_a_discriminator_maps_is_seen_by_those_that_merge_its_union(string first, string second)
    {
        static EditedSpec Pets(string first, string second) => Schemas("pets.yaml", $$$$"""
            {
              "Pet": {
                "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                "discriminator": {"propertyName": "kind", "mapping": {"m": "#/components/schemas/M", "n": "#/components/schemas/N"}}},
              "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "c": {"type": "string"}}},
              "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "d": {"type": "string"}}},
              "M": {"$ref": "#/components/schemas/{{{{first}}}}"},
              "N": {"$ref": "#/components/schemas/{{{{second}}}}"}
            }
            """);
        var own = Schemas("own.yaml", """
            {"Own": {"allOf": [{"$ref": "pets.yaml#/components/schemas/Pet"}, {"properties": {"own": {"type": "string"}}}]}}
            """);
        var pets = Pets("Dog", "Cat");

        EditedProject.Of([pets, own]).After(pets, Pets(first, second)).ShouldBeAsAfresh("a value chooses another case");
    }

    [Theory]
    [InlineData("\"mapping\": {\"cat\": \"cat.yaml\", \"dog\": \"#/components/schemas/Dog\"}")]
    [InlineData("\"mapping\": {\"cat\": \"./cat.yaml#/components/schemas/Cat\", \"dog\": \"Dog\"}")]
    [InlineData("\"mapping\": {\"dog\": \"Dog\"}, \"defaultMapping\": \"cat.yaml\"")]
    [InlineData("\"defaultMapping\": \"cat.yaml\"")]
    public void A_file_that_only_a_discriminator_names_may_come_and_go(string mapping)
    {
        var pets = Schemas("pets.yaml", $$$$"""
            {
              "Pet": {
                "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                "discriminator": {"propertyName": "kind", {{{{mapping}}}}}},
              "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "c": {"type": "string"}}},
              "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "d": {"type": "string"}}}
            }
            """);
        var cat = EditedSpec.Of("cat.yaml", """
            {"$ref": "#/components/schemas/Cat", "components": {"schemas": {"Cat": {"$ref": "pets.yaml#/components/schemas/Cat"}}}}
            """);
        var without = EditedProject.Of([pets]);
        without.Run.Diagnostics.Should().Contain(static found => found.Contains("KLG0211"));

        var with = without.With(cat);

        with.ShouldBeAsAfresh("the file is there now");
        with.Run.Diagnostics.Should().NotContain(static found => found.Contains("KLG0211"));
        var again = with.Without(cat);
        again.ShouldBeAsAfresh("the file is gone again");
        again.Run.Diagnostics.Should().Contain(static found => found.Contains("KLG0211"));
    }

    [Fact]
    public void A_component_may_take_the_name_of_the_file_that_a_discriminator_names()
    {
        static EditedSpec Pets(string more) => Schemas("pets.yaml", $$$$"""
            {
              "Pet": {
                "oneOf": [{"$ref": "cat"}, {"$ref": "#/components/schemas/Dog"}],
                "discriminator": {"propertyName": "kind", "mapping": {"k": "cat"}}},
              {{{{more}}}}
              "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "d": {"type": "string"}}}
            }
            """);
        var cat = EditedSpec.Of("cat", """
            {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "c": {"type": "string"}}}
            """);
        var pets = Pets("");

        EditedProject.Of([pets, cat]).After(pets, Pets("\"cat\": {\"$ref\": \"#/components/schemas/Dog\"},"))
            .ShouldBeAsAfresh("the bare name is a component's");
    }

    [Fact]
    public void A_body_that_is_a_products_no_more_is_seen_by_those_that_sell_it()
    {
        var orders = EditedSpecs.All.First(static spec => spec.Path == "orders.yaml");
        var edited = orders.After(static root =>
            root["components"]!["requestBodies"]!["Order"]!["content"]!["application/json"]!["schema"]!["$ref"] =
                "#/components/schemas/Offer");

        EditedProject.Of(EditedSpecs.All).After(orders, edited).ShouldBeAsAfresh("Order is no request");
    }

    private static EditedSpec Schemas(string path, string schemas) => EditedSpec.Of(
        path, $$$"""{"openapi": "3.1.0", "info": {"title": "Schemas", "version": "1"}, "components": {"schemas": {{{schemas}}}}}""");
}

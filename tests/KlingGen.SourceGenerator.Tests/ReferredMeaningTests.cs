using Microsoft.CodeAnalysis;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>An edit binds its own document and those to which it means something, and no other, step by step.</summary>
public sealed class ReferredMeaningTests
{
    private static readonly SpecText s_common = new("common.yaml", """
        openapi: 3.1.0
        info: {title: Common, version: '1'}
        components:
          schemas:
            Size: {type: object, properties: {width: {type: integer, maximum: 10}}}
            Colour: {type: object, properties: {red: {type: integer, maximum: 255}}}
        """);

    private static readonly SpecText s_shirt = new("shirt.yaml", """
        openapi: 3.1.0
        info: {title: Shirts, version: '1'}
        components:
          schemas:
            Shirt: {type: object, properties: {size: {$ref: 'common.yaml#/components/schemas/Size'}}}
        """);

    private static readonly SpecText s_paint = new("paint.yaml", """
        openapi: 3.1.0
        info: {title: Paints, version: '1'}
        components:
          schemas:
            Paint: {type: object, properties: {colour: {$ref: 'common.yaml#/components/schemas/Colour'}}}
        """);

    private static readonly SpecText s_shop = new("shop.yaml", """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        components:
          schemas:
            Offer: {type: object, properties: {paint: {$ref: 'paint.yaml#/components/schemas/Paint'}}}
        """);

    private static GeneratorRun First => GeneratorRun.Of(s_common, s_shirt, s_paint, s_shop);

    [Theory]
    [InlineData("# A comment.\n")]
    [InlineData("\n\n")]
    public void A_comment_binds_its_document_alone(string inserted)
    {
        var run = First.After(s_common, s_common.With(inserted + s_common.Content));

        run.Reasons(TrackingNames.Declare).Should().Equal(
            IncrementalStepRunReason.Modified,
            IncrementalStepRunReason.Unchanged,
            IncrementalStepRunReason.Unchanged,
            IncrementalStepRunReason.Unchanged);
        Bound(run).Should().Equal(true, false, false, false);
    }

    [Fact]
    public void A_rule_binds_those_that_lead_to_its_part_of_the_document()
    {
        var run = First.After(s_common, s_common.Replace("maximum: 255", "maximum: 100"));

        Bound(run).Should().Equal(true, false, true, true);
    }

    [Fact]
    public void A_part_that_another_document_does_not_lead_to_means_nothing_to_it()
    {
        var run = First.After(s_common, s_common.Replace("maximum: 10}", "maximum: 11}"));

        Bound(run).Should().Equal(true, true, false, false);
    }

    [Fact]
    public void A_name_binds_those_that_lead_to_the_type_that_bears_it()
    {
        var run = First.After(s_common, s_common.Replace("Size: {type", "Size: {x-csharp-name: Measure, type"));

        Bound(run).Should().Equal(true, true, false, false);
        run.Load().GetType("Api.Shirt")!.GetProperty("Size")!.PropertyType.Name.Should().Be("Measure");
    }

    [Fact]
    public void A_new_name_of_the_namespace_binds_those_whose_own_names_give_way_to_it()
    {
        var inner = new SpecText("inner.yaml", """
            openapi: 3.1.0
            info: {title: Inner, version: '1'}
            components:
              schemas:
                Box: {type: object, properties: {lid: {type: object, properties: {wide: {type: boolean}}}}}
            """);
        var first = GeneratorRun.Of(s_common, s_shirt, inner);

        var run = first.After(s_common, s_common.Replace("Colour: {type", "BoxLid: {type"));

        first.Load().GetType("Api.Box")!.GetProperty("Lid")!.PropertyType.Name.Should().Be("BoxLid");
        Bound(run).Should().Equal(true, false, true);
        run.Load().GetType("Api.Box")!.GetProperty("Lid")!.PropertyType.Name.Should().Be("BoxLid2");
    }

    [Fact]
    public void Documents_that_refer_to_each_other_are_bound_one_by_one()
    {
        var left = new SpecText("left.yaml", "components: {schemas: {Left: {type: object, properties: {right: "
            + "{$ref: 'right.yaml#/components/schemas/Right'}}}, Alone: {type: object, properties: {a: {type: string}}}}}");
        var right = new SpecText("right.yaml", "components: {schemas: {Right: {type: object, properties: {left: "
            + "{$ref: 'left.yaml#/components/schemas/Left'}}}}}");
        var first = GeneratorRun.Of(left, right);

        var run = first.After(left, left.Replace("{a: {type: string}}", "{a: {type: string, maxLength: 5}}"));

        first.Load().GetType("Api.Right")!.GetProperty("Left")!.PropertyType.Name.Should().Be("Left");
        Bound(run).Should().Equal(true, false);
        Bound(first.After(left, left.Replace("Left: {type: object", "Left: {minProperties: 1, type: object")))
            .Should().Equal(true, true);
    }

    [Fact]
    public void What_is_wrong_in_another_document_is_told_where_it_stands_now()
    {
        var tasks = new SpecText("tasks.yaml", """
            components:
              schemas:
                Task:
                  type: object
                  x-task: {id: /id, status: /state, statuses: {done: finished}}
                  properties: {id: {type: string}, state: {type: string}}
            """);
        var gateway = new SpecText("gateway.yaml", ShopDocument.Text(
            "tasks.yaml#/components/schemas/Task", "    Order: {type: object, properties: {seconds: {type: integer}}}"));
        var first = GeneratorRun.Of(tasks, gateway);

        var run = first.After(tasks, tasks.With("# One.\n# Two.\n" + tasks.Content));

        first.Diagnostics.Should().ContainSingle(static found => found.Contains("KLG0303", StringComparison.Ordinal))
            .Which.Should().StartWith("/project/tasks.yaml(5,");
        Bound(run).Should().Equal(true, false);
        run.Diagnostics.Should().ContainSingle(static found => found.Contains("KLG0303", StringComparison.Ordinal))
            .Which.Should().StartWith("/project/tasks.yaml(7,");
    }

    /// <summary>Which documents were bound anew, whatever came of it.</summary>
    private static IEnumerable<bool> Bound(GeneratorRun run) =>
        run.Reasons(TrackingNames.Bind).Select(static reason => reason != IncrementalStepRunReason.Cached);
}

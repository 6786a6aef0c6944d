namespace KlingGen.Runtime.Tests.Validation;

public sealed class ValidationContextTests
{
    [Fact]
    public void Lengths_are_counted_in_code_points()
    {
        var context = new ValidationContext();

        context.MaxLength("😀😀", 2);
        context.MinLength("😀😀", 2);
        context.IsValid.Should().BeTrue();
        context.MinLength("😀", 2);
        context.MaxLength("😀😀😀", 2);
        context.ToResult().Errors.Select(static error => error.Message).Should().Equal(
            "Must have at least 2 characters, but \"😀\" has 1.", "Must have at most 2 characters, but has 3.");
    }

    [Theory]
    [InlineData(0.3, 0.1, true)]
    [InlineData(0.35, 0.1, false)]
    [InlineData(4.35, 0.01, true)]
    [InlineData(1.1, 0.1, true)]
    [InlineData(0.0075, 0.0001, true)]
    [InlineData(0.00751, 0.0001, false)]
    [InlineData(1e308, 0.5, true)]
    [InlineData(1e308, 0.123456789, false)]
    [InlineData(12391239123, 1e-8, true)]
    [InlineData(-0.2, 0.1, true)]
    [InlineData(0, 0.1, true)]
    public void Multiples_are_those_that_people_write(double value, double divisor, bool expected)
    {
        var context = new ValidationContext();

        context.MultipleOf(value, divisor);

        context.IsValid.Should().Be(expected);
    }

    [Fact]
    public void A_probe_remembers_only_whether_a_rule_is_broken()
    {
        var probe = ValidationContext.Probe();

        probe.Minimum(1L, 2L, warning: true);
        probe.IsValid.Should().BeTrue();
        probe.Minimum(1L, 2L);
        probe.IsValid.Should().BeFalse();
        probe.ToResult().Errors.Should().BeEmpty();
    }

    [Fact]
    public void Locations_are_put_together_by_those_who_hold_a_value()
    {
        var context = new ValidationContext();
        var outer = context.Mark;
        context.AddError("", "a", "first");
        context.At("x", ref outer);
        var inner = context.Mark;
        context.AddWarning("/deep", "b", "second");
        context.At(3, ref inner);
        context.At("list", ref outer);

        var result = context.ToResult();

        result.Errors.Should().ContainSingle().Which.InstanceLocation.Should().Be("/x");
        result.Warnings.Should().ContainSingle().Which.InstanceLocation.Should().Be("/list/3/deep");
    }

    [Fact]
    public void A_valid_value_costs_no_allocation()
    {
        var node = new Serialization.Node { Name = "abc", Children = [new Serialization.Node { Name = "x" }] };
        node.Validate().IsValid.Should().BeTrue();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = node.Validate();

        GC.GetAllocatedBytesForCurrentThread().Should().Be(before);
        result.IsValid.Should().BeTrue();
    }

    [Fact]
    public void A_probe_that_finds_another_constant_allocates_nothing()
    {
        FitsConstant("cat").Should().BeTrue();
        FitsConstant("dog").Should().BeFalse();
        var before = GC.GetAllocatedBytesForCurrentThread();

        _ = FitsConstant("dog");

        GC.GetAllocatedBytesForCurrentThread().Should().Be(before);
    }

    private static bool FitsConstant(string value)
    {
        var probe = ValidationContext.Probe();
        var mark = probe.Mark;
        probe.RequiredConstant(value, "kind", ref mark, "cat", isConst: true);
        return probe.IsValid;
    }

    [Fact]
    public void The_first_error_costs_a_few_hundred_bytes_although_it_stands_deep_inside()
    {
        var node = new Serialization.Node { Name = "abc", Children = [new Serialization.Node { Name = "abcdef" }] };
        node.Validate().Errors.Should().ContainSingle().Which.InstanceLocation.Should().Be("/children/0/name");
        var before = GC.GetAllocatedBytesForCurrentThread();

        _ = node.Validate();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeInRange(1, 448);
    }

    [Fact]
    public void What_a_document_says_of_several_missing_members_is_told_once()
    {
        var context = new ValidationContext();

        context.Missing("pan", "All axes must be given.");
        context.Missing("tilt", "All axes must be given.");
        context.Missing("roll");
        context.Missing("zoom");

        context.ToResult().Errors.Select(static error => error.Message).Should()
            .Equal("All axes must be given.", "The member \"roll\" is missing: add it.", "The member \"zoom\" is missing: add it.");
    }

    [Fact]
    public void An_error_that_is_reported_again_elsewhere_keeps_its_own_location()
    {
        var error = new ValidationError { InstanceLocation = "/a", Keyword = "type", Message = "No." };
        var context = new ValidationContext();
        var mark = context.Mark;

        context.Add(error);
        context.At("b", ref mark);

        context.ToResult().Errors.Should().ContainSingle().Which.InstanceLocation.Should().Be("/b/a");
        error.InstanceLocation.Should().Be("/a");
    }

    [Fact]
    public void A_multiple_of_zero_asks_nothing()
    {
        var context = new ValidationContext();

        context.MultipleOf(5L, 0L);

        context.IsValid.Should().BeTrue();
    }
}

using KlingGen.Cli;
using KlingGen.Cli.Gateways;
using KlingGen.Gateways;
using KlingGen.Runtime.Tasks;

namespace KlingGen.ContractTests.Cli;

/// <summary>Options are made of the documents: their names, types, words and places.</summary>
public sealed class RequestOptionsTests
{
    public static TheoryData<string, string> Sales
    {
        get
        {
            var sales = new TheoryData<string, string>();
            foreach (var product in Catalogue.Products)
            {
                foreach (var sale in Catalogue.SalesOf(product))
                {
                    sales.Add(product, sale.Gateway.Name);
                }
            }

            return sales;
        }
    }

    [Theory]
    [InlineData("text2video", "kapon", "--duration takes a whole number from 1 up, not 'five'.", "--duration", "five")]
    [InlineData("text2video", "kapon", "--duration takes a whole number from 1 up, not '0'.", "--duration", "0")]
    [InlineData("text2video", "kapon", "--cfg-scale takes a number such as 0.5, not 'high'.", "--cfg-scale", "high")]
    [InlineData("videos", "videos", "--duration takes a whole number from 1 up, not '2.5'.", "--duration", "2.5")]
    [InlineData("videos", "videos", "--audio takes on or off, not 'Enabled'.", "--audio", "Enabled")]
    public async Task A_value_of_the_wrong_type_is_told_in_one_sentence(string product, string gateway, string sentence, params string[] arguments)
    {
        var compose = () => ComposedRequest.OfAsync(product, gateway, ["A cat", .. arguments]);

        (await compose.Should().ThrowAsync<ToolException>()).WithMessage($"*{sentence}*").Which.ExitCode.Should().Be(ExitCode.Usage);
    }

    [Fact]
    public async Task A_word_stands_for_the_value_that_the_document_gives_it()
    {
        var request = await ComposedRequest.OfAsync("videos", "videos", "A cat", "--audio", "on");

        At(request, "/metadata/output_config/audio_generation").Should().Be("\"Enabled\"");
    }

    [Fact]
    public async Task A_switch_means_yes_unless_it_says_otherwise()
    {
        At(await ComposedRequest.OfAsync("text2video", "official", "A cat", "--watermark"), "/watermark_info/enabled").Should().Be("true");
        At(await ComposedRequest.OfAsync("text2video", "official", "--watermark", "A cat"), "/watermark_info/enabled").Should().Be("true");
        At(await ComposedRequest.OfAsync("text2video", "official", "A cat", "--watermark", "false"), "/watermark_info/enabled").Should().Be("false");
    }

    [Fact]
    public async Task An_option_of_two_members_sets_both_each_in_its_type()
    {
        var request = await ComposedRequest.OfAsync("videos", "videos", "A cat", "--duration", "7");

        At(request, "/seconds").Should().Be("\"7\"");
        At(request, "/metadata/output_config/duration").Should().Be("7");
    }

    [Fact]
    public async Task One_picture_stands_alone_and_several_in_the_list()
    {
        var one = await ComposedRequest.OfAsync("videos", "videos", "--image", "https://a.example/1.png");
        var two = await ComposedRequest.OfAsync("videos", "videos", "--image", "https://a.example/1.png", "--image", "https://a.example/2.png");

        At(one, "/image").Should().Be("\"https://a.example/1.png\"");
        At(one, "/images").Should().BeNull();
        At(two, "/image").Should().BeNull();
        At(two, "/images/1").Should().Be("\"https://a.example/2.png\"");
    }

    [Fact]
    public async Task What_is_given_twice_and_can_stand_once_is_a_usage_error()
    {
        var one = new RequestMember { Location = "/model", Option = "x", Type = "string" };
        var sales = new[] { Sale(one), Sale(new RequestMember { Location = "/images", Option = "x", Type = "string", IsList = true }) };
        var compose = () => ComposedRequest.OfAsync(sales, sales[0], "--x", "a", "--x", "b");

        await compose.Should().ThrowAsync<ToolException>().WithMessage("--x takes one value at the gateway invented, not 2.");
    }

    [Fact]
    public async Task Lists_and_whole_numbers_and_switches_of_an_invented_product_take_their_places()
    {
        var sale = Sale(
            new RequestMember { Location = "/a/colours", Option = "colour", Type = "string", IsList = true },
            new RequestMember { Location = "/a/seeds", Option = "seed", Type = "integer", IsList = true },
            new RequestMember { Location = "/loud", Option = "loud", Type = "boolean" });

        var request = await ComposedRequest.OfAsync([sale], sale, "--colour", "red", "--seed", "-1", "--loud", "--colour", "blue");

        request.Json.GetRawText().Should().Be("""{"a":{"colours":["red","blue"],"seeds":[-1]},"loud":true}""");
    }

    [Fact]
    public async Task An_option_that_one_gateway_alone_has_is_refused_by_the_others_in_its_name()
    {
        var (plain, rich) = (Sale(), Sale("rich", new RequestMember { Location = "/style", Option = "style", Type = "string" }));
        var compose = () => ComposedRequest.OfAsync([plain, rich], plain, "--style", "noir");

        await compose.Should().ThrowAsync<ToolException>().WithMessage("At the gateway invented, sketch takes no --style; it does at rich.");
    }

    [Fact]
    public async Task A_member_named_like_an_option_of_the_tool_leaves_that_alone()
    {
        var sale = Sale(new RequestMember { Location = "/set", Option = "set", Type = "string" });

        var request = await ComposedRequest.OfAsync([sale], sale, "--set", "/set=noir");

        request.Json.GetRawText().Should().Be("""{"set":"noir"}""");
    }

    [Fact]
    public async Task What_every_request_has_is_asked_for_by_the_names_of_options()
    {
        var sale = Sale("""{"type":"object","required":["video"],"properties":{"video":{"type":"string"}},"allOf":[{"anyOf":[{"required":["look"]},{"required":["strength"]}]}]}""",
            new RequestMember { Location = "/video", Option = "video", Type = "string" },
            new RequestMember { Location = "/look", Option = "look", Type = "string" },
            new RequestMember { Location = "/strength", Option = "strength", Type = "number" });
        var compose = () => ComposedRequest.OfAsync([sale], sale);

        await compose.Should().ThrowAsync<ToolException>().WithMessage("Option '--video' is required. Option '--look' is required, or '--strength'.");
        (await ComposedRequest.OfAsync([sale], sale, "--strength", ".50", "--set", "/video=x")).Json.GetRawText().Should().Be("""{"strength":0.50,"video":"x"}""");
    }

    [Theory]
    [MemberData(nameof(Sales))]
    public async Task What_nobody_says_is_filled_in_as_the_gateways_document_has_it(string product, string gateway)
    {
        var sale = Catalogue.SalesOf(product).Single(sale => sale.Gateway.Name == gateway);
        string[] link = ["https://a.example/1.png"];
        string[] needed = [.. sale.Members.Where(static member => member.IsImage).Take(1).SelectMany(member => (string[])["--" + member.Option, .. link])];

        var request = await ComposedRequest.OfAsync(product, gateway, sale.Map.Prompt.IsEmpty ? needed : ["A cat", .. needed]);

        foreach (var (pointer, value) in sale.Form.Defaults)
        {
            At(request, pointer).Should().Be(value);
        }
    }

    [Fact]
    public async Task What_is_said_counts_before_what_shots_need_and_that_before_defaults()
    {
        var shots = await ComposedRequest.OfAsync("text2video", "anyapi", "--shot", "2:A door", "--shot", "3:A cat");
        var said = await ComposedRequest.OfAsync("text2video", "anyapi", "--shot", "2:A door", "--shot", "3:A cat", "--model", "kling-v1", "--set", "/duration=7");

        At(shots, "/model_name").Should().Be("\"kling-v3\"");
        At(shots, "/multi_shot").Should().Be("true");
        At(shots, "/duration").Should().Be("\"5\"");
        At(shots, "/mode").Should().Be("\"std\"");
        At(said, "/model_name").Should().Be("\"kling-v1\"");
        At(said, "/duration").Should().Be("\"7\"");
    }

    internal static string? At(ComposedRequest request, string pointer) => new JsonPlaces(pointer).Find(request.Json)?.GetRawText();

    private static Sale Sale(params RequestMember[] members) => Sale("{}", members);

    private static Sale Sale(string text, params RequestMember[] members)
    {
        var isSchema = text.StartsWith('{');
        var call = new OperationDescriptor { Id = "x", Method = "POST", Path = "/x" };
        var gateway = new GatewayDescriptor
        {
            Name = isSchema ? "invented" : text,
            Products = [new ProductDescriptor<VideoCreateRequest> { Name = "sketch", Create = call, Query = call, Schema = isSchema ? text : "{}", Members = members }],
        };
        return new Sale(gateway, RequestForm.Find(gateway, "sketch")!);
    }
}

using System.Text;
using System.Text.Json;
using KlingGen.Runtime;
using KlingGen.Runtime.Http;
using KlingGen.Runtime.Tasks;

namespace KlingGen.SpecCompiler.Tests.Protocol;

/// <summary>What a document says of a gateway is what its emitted descriptor says.</summary>
public sealed class GatewayDescriptorTests
{
    private static readonly EmittedGateway s_emitted = EmittedGateway.Of(ReelDocument.Text);
    private static readonly GatewayDescriptor s_reel = s_emitted.Descriptor;
    private static readonly ProductDescriptor s_film = s_reel.FindProduct("film")!;
    private static readonly ProductDescriptor s_clip = s_reel.FindProduct("clip")!;

    [Fact]
    public void The_gateway_has_its_names_addresses_and_pace()
    {
        s_reel.Should().BeEquivalentTo(
            new { Name = "reel-house", Title = "Reel", Description = "An invented gateway.", Document = "reel.yaml", IsKeyOptional = true, TaskIdPattern = "f-####", RequestIdPattern = "r-??" });
        s_reel.Servers.Should().Equal(new GatewayServer(new Uri("https://eu.reel.example/api"), "Everywhere."), new GatewayServer(new Uri("https://backup.reel.example")));
        (s_reel.FirstPause, s_reel.LongestPause).Should().Be((TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20)));
        s_emitted.Type("ReelGateway").GetProperty("Descriptor")!.GetValue(null).Should().BeSameAs(s_reel);
        s_emitted.Type("ReelApi").Should().NotBeNull("x-gateway names the client");
        s_reel.Products.Select(static product => product.Name).Should().Equal("film", "clip");
    }

    [Fact]
    public void A_create_is_described_with_the_way_to_its_task_in_an_envelope()
    {
        var create = s_film.Create;
        (create.Id, create.Method, create.Path, create.TaskPointer, create.AnswersList).Should().Be(("createFilm", "POST", "/films", "/payload", false));
        create.Security.Should().BeEquivalentTo(new[] { new[] { new ApiSecurityScheme("key", ApiSecuritySchemeKind.ApiKeyHeader, "X-Key") }, [] });
        create.Examples.Should().Equal("""{"state":{"code":0},"payload":{"film":"f-0001","phase":"waiting"}}""");
        (create.IdParameter, create.Body, create.Paging, create.Server).Should().Be((null, null, null, null));
        s_film.Summary.Should().Be("Makes a film");
        s_clip.Summary.Should().Be("Order a clip", "the operation's summary stands in for the product's");
    }

    [Fact]
    public void A_task_is_described_with_its_places_words_and_units()
    {
        var task = s_film.Create.Task!;
        task.Id.Pointers.Should().Equal("/film", "/id");
        Pairs(task.Statuses).Should().Equal("waiting: Submitted", "shooting: Processing", "premiered: Succeeded", "cut: Failed", "stopped: Canceled");
        (task.TimeUnit, task.CreatedAt.Type, task.Progress.Type, task.Video.Duration.Type).Should().Be((TimeUnit.Seconds, "number", "string", "number"));
        (task.Message.IsEmpty, task.Videos.ToString(), task.Video.Url.ToString()).Should().Be((true, "/reels", "/link"));
        s_clip.Query.Task!.TimeUnit.Should().Be(TimeUnit.Text);
        s_film.Query.Task.Should().BeSameAs(task, "operations share the map");
    }

    [Fact]
    public void Refusals_are_described_with_codes_of_their_own_before_shared_ones()
    {
        s_film.Create.Error!.Success.Should().Equal("0", "\"ok\"");
        s_film.Create.Error.Codes.Should().Equal(
            new RefusalCode("7", RefusalKind.RateLimit, 429, Meaning: "too fast"), new RefusalCode("8", RefusalKind.Server, 503, "Down", "outage"));
        s_film.Create.Refusal.Codes.Should().Equal(new RefusalCode("8", RefusalKind.Quota), new RefusalCode("7", RefusalKind.RateLimit, 429, Meaning: "too fast"));
        s_film.Create.Refusal.Message.Pointers.Should().Equal("/text", "/detail");
        (s_clip.Create.Error, s_clip.Create.Refusal).Should().Be((null, ErrorMap.None));
    }

    [Fact]
    public void A_link_to_a_query_has_the_id_constants_and_what_the_operation_fixes()
    {
        s_film.Query.IdParameter.Should().Be(new OperationParameter("film_id", ParameterPlace.Path));
        s_film.Query.Parameters.Should().Equal(
            new OperationParameter("view", ParameterPlace.Query, Value: "\"full\""), new OperationParameter("x-version", ParameterPlace.Header, Value: "\"2\""));
    }

    [Fact]
    public void A_query_of_several_takes_a_list_with_a_limit()
    {
        s_film.QueryMany!.IdParameter.Should().Be(new OperationParameter("ids", ParameterPlace.Query, IsList: true, Explode: true, Most: 5));
        (s_film.QueryMany.TaskPointer, s_film.QueryMany.AnswersList).Should().Be(("/films", true));
    }

    [Fact]
    public void Where_the_only_query_takes_a_list_it_serves_one_task_and_many()
    {
        s_clip.Query.IdParameter.Should().Be(new OperationParameter("ids", ParameterPlace.Query, IsList: true, Most: 20));
        (s_clip.Query.Path, s_clip.Query.TaskPointer, s_clip.Query.AnswersList).Should().Be(("/clips", "", true));
        s_clip.QueryMany.Should().BeEquivalentTo(s_clip.Query);
    }

    [Fact]
    public void A_list_is_turned_by_a_cursor_in_the_query()
    {
        var paging = s_film.List!.Paging!;
        (paging.Page, paging.LargestSize, paging.DefaultSize, paging.Next.ToString()).Should().Be((null, 50, 10, "/next"));
        paging.Cursor.Should().Be(new OperationParameter("after", ParameterPlace.Query));
        paging.Size.Should().Be(new OperationParameter("limit", ParameterPlace.Query));
    }

    [Fact]
    public void A_list_is_turned_by_a_cursor_in_a_JSON_body()
    {
        var list = s_clip.List!;
        (list.Method, list.Body, list.TaskPointer, list.AnswersList).Should().Be(("POST", """{"newest":true}""", "/data/clips", true));
        list.Paging!.Cursor.Should().Be(new OperationParameter("/cursor", ParameterPlace.Body));
        list.Paging.Size.Should().Be(new OperationParameter("/limit", ParameterPlace.Body));
        (list.Paging.LargestSize, list.Paging.DefaultSize, list.Paging.Next.ToString()).Should().Be((100, 30, "/data/next_cursor"));
    }

    [Fact]
    public void A_parameter_of_a_create_takes_its_value_from_the_request() =>
        s_clip.Create.Parameters.Should().Equal(new OperationParameter("model", ParameterPlace.Path, Member: "/model"));

    [Fact]
    public void A_link_of_the_query_leads_to_the_content()
    {
        var content = s_film.Content!;
        (content.Id, content.Server, content.Accept, content.Task).Should().Be(("getFilmFile", "https://files.reel.example", "video/mp4, video/webm", null));
        content.IdParameter.Should().Be(new OperationParameter("film_id", ParameterPlace.Path));
        content.Security.Should().BeEmpty();
    }

    [Fact]
    public void A_nested_idempotency_key_is_read_and_set_where_its_object_is_missing()
    {
        s_film.IdempotencyKey.Should().Be("/meta/client_ref");
        var request = s_film.Parse("""{"script":"A man","meta":{"grain":"coarse"}}"""u8);
        s_film.GetIdempotencyKey(request).Should().BeNull();
        Json(s_film.WithIdempotencyKey(request, "k1")).Should().Be("""{"script":"A man","meta":{"client_ref":"k1","grain":"coarse"}}""");
        var bare = s_film.WithIdempotencyKey(s_film.Parse("""{"script":"A man"}"""u8), "k2");
        s_film.GetIdempotencyKey(bare).Should().Be("k2");
        Json(bare).Should().Be("""{"script":"A man","meta":{"client_ref":"k2"}}""");
        s_clip.Invoking(clip => clip.WithIdempotencyKey(clip.Parse("""{"model":"m"}"""u8), "k")).Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData("""{"script":"A man"}""", """{"script":"A man","cut":false,"meta":{"quality":"low","grain":"fine"}}""")]
    [InlineData("""{"script":"A man","cut":true,"meta":{"grain":null}}""", """{"script":"A man","cut":true,"meta":{"quality":"low","grain":null}}""")]
    [InlineData("""{"script":"A man","cut":true,"meta":{"quality":"high","grain":"no"}}""", """{"script":"A man","cut":true,"meta":{"quality":"high","grain":"no"}}""")]
    public void What_is_always_sent_is_filled_in_where_it_is_missing(string request, string sent) =>
        Json(s_film.Complete(s_film.Parse(Encoding.UTF8.GetBytes(request)))).Should().Be(sent);

    [Fact]
    public void The_defaults_of_all_rule_schemas_over_requests_are_listed_by_type()
    {
        s_reel.Defaults.Select(static defaults => defaults.RequestType.Name).Should().Equal("FilmOrder", "ClipOrder");
        Pairs(s_reel.Defaults[0].Values).Should().Equal("/seconds: 8", "/cut: false", "/sound: \"loud\"", "/meta/quality: \"low\"", "/meta/grain: \"fine\"");
        Pairs(s_reel.Defaults[1].Values).Should().Equal("/text: \"A clip\"");
    }

    [Fact]
    public void A_request_is_held_to_the_rules_of_the_gateway()
    {
        s_film.Validate("""{"script":"A man","seconds":5}"""u8).IsValid.Should().BeTrue();
        s_film.Validate("""{"seconds":5,"look":"pop","sound":"none"}"""u8).Errors.Select(static error => $"{error.InstanceLocation} {error.Keyword}")
            .Should().BeEquivalentTo(" required", "/look enum", "/sound enum");
        s_film.Validate(s_film.Parse("""{"script":"A man"}"""u8)).Errors.Should().ContainSingle().Which.Keyword.Should().Be("required");
    }

    [Fact]
    public void The_members_of_a_request_have_their_meaning()
    {
        var map = s_film.Request;
        (map.Prompt.ToString(), map.Prompt.Type, map.Duration.Type, map.Model.IsEmpty).Should().Be(("/script", "string", null, true));
        map.Sound.On.Should().Equal("\"loud\"", "true");
        (map.Shots!.At.ToString(), map.Shots.Prompt.ToString(), map.Shots.Index.IsEmpty).Should().Be(("/scenes", "/text", true));
        Pairs(map.Shots.With).Should().Equal("/cut: true");
        s_clip.Request.Should().BeSameAs(RequestMap.None);
    }

    [Fact]
    public void Requests_are_video_requests_by_x_request_or_by_their_operation()
    {
        s_film.RequestType.Should().BeAssignableTo<IVideoRequest>().And.Be(s_emitted.Type("FilmOrder"));
        s_clip.RequestType.Should().BeAssignableTo<IVideoRequest>();
        s_emitted.Type("Scene").Should().NotBeAssignableTo<IVideoRequest>();
    }

    [Fact]
    public void A_hand_written_part_adds_mappings()
    {
        const string code = """
            namespace Emitted
            {
                using System.Collections.Generic;
                using KlingGen.Runtime;
                using KlingGen.Runtime.Tasks;

                /// <summary>Clips become films.</summary>
                public sealed class ClipMapping : RequestMapping<ClipOrder, FilmOrder>
                {
                    /// <inheritdoc/>
                    protected override FilmOrder Map(ClipOrder request, ICollection<ValidationError> lost) => new() { Script = request.Text ?? "" };
                }

                public static partial class ReelGateway
                {
                    static partial void AddMappings(ICollection<RequestMapping> mappings) => mappings.Add(new ClipMapping());
                }
            }
            """;

        var emitted = EmittedGateway.Of(ReelDocument.Text, code);

        emitted.Descriptor.FindMapping(emitted.Type("ClipOrder"))!.Target.Should().Be(emitted.Type("FilmOrder"));
    }

    [Fact]
    public void A_gateway_that_is_known_not_to_honour_keys_has_none()
    {
        var film = EmittedGateway.Of(ReelDocument.Text.Replace("key: optional", "idempotency: false", StringComparison.Ordinal)).Descriptor.Products[0];

        film.IdempotencyKey.Should().BeNull();
        film.GetIdempotencyKey(film.Parse("""{"script":"A man","meta":{"client_ref":"k"}}"""u8)).Should().BeNull();
    }

    [Fact]
    public void A_gateway_whose_address_is_the_users_has_none()
    {
        var reel = EmittedGateway.Of(ReelDocument.Text.Replace("key: optional", "address: user", StringComparison.Ordinal)).Descriptor;

        (reel.Servers.Count, reel.IsKeyOptional).Should().Be((0, false));
    }

    [Fact]
    public void A_document_without_products_describes_a_gateway_that_sells_nothing()
    {
        var reel = EmittedGateway.Of("openapi: 3.1.0\ninfo: { title: T, version: '1' }\nx-gateway: { name: empty, address: user }").Descriptor;

        (reel.Name, reel.Products.Count, reel.Refusal).Should().Be(("empty", 0, ErrorMap.None));
    }

    private static IEnumerable<string> Pairs<T>(IEnumerable<KeyValuePair<string, T>> pairs) => pairs.Select(static pair => $"{pair.Key}: {pair.Value}");

    private static string Json(IVideoRequest request)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            request.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

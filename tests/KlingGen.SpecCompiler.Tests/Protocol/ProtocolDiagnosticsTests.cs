using KlingGen.SpecCompiler.Diagnostics;

namespace KlingGen.SpecCompiler.Tests.Protocol;

/// <summary>Whatever is wrong in what a document says of its gateway is an error at its line and column. The mark <c>§</c> stands in front
/// of that place: in what is written by mistake, or, where something is missing, in another part of the document.</summary>
public sealed class ProtocolDiagnosticsTests
{
    private const string Mark = "§";

    [Theory]
    [InlineData("  name: reel-house\n", "  name: reel-house\n  §adress: own\n",
        "'x-gateway' has no member 'adress'. Is 'address' meant? Known: name, client,")]
    [InlineData("summary: Makes a film\n", "§sumary: Makes a film\n", "Is 'summary' meant?")]
    [InlineData("pace: { first: 0.5,", "pace: { §fast: 0.5,", "Known: first, longest.")]
    [InlineData("x-paging: { cursor: after,", "x-paging: { §after: after,", "Known: page, cursor, next, size.")]
    [InlineData("timeUnit: s\n", "§timeunit: s\n", "Is 'timeUnit' meant?")]
    [InlineData("duration: /length }", "§lenght: /length }", "Known: id, url, watermarkUrl, duration.")]
    [InlineData("success: [0, ok] }", "§sucess: [0, ok] }", "Is 'success' meant?")]
    [InlineData("status: 429, meaning: too fast", "§state: 429, meaning: too fast", "Is 'status' meant?")]
    [InlineData("prompt: /script\n", "§promt: /script\n", "Is 'prompt' meant?")]
    [InlineData("prompt: /text\n", "§text: /text\n", "Known: at, as, on, index, prompt, duration, with.")]
    [InlineData("name: image, file: image", "name: image, §type: image", "Known: name, values, file.")]
    public void A_member_that_an_extension_does_not_have_is_told_with_those_that_it_has(string sound, string mistaken, string words) =>
        ShouldBeTold(sound, mistaken, "KLG0301", words);

    [Theory]
    [InlineData("x-gateway:\n", "x-gateway: §reel\nx-other:\n", "'x-gateway' must be an object, but is 'reel'.")]
    [InlineData("name: reel-house", "name: §[reel]", "'name' must be a text")]
    [InlineData("first: 0.5", "first: §soon", "'first' must be a number of seconds above 0")]
    [InlineData("first: 0.5", "first: §0", "a number of seconds above 0")]
    [InlineData("key: optional", "idempotency: §perhaps", "true or false")]
    [InlineData("id: [/film, /id]", "id: { at: [§[x]] }", "a JSON pointer")]
    [InlineData("statuses: { waiting: submitted, shooting: processing, premiered: succeeded, cut: failed, stopped: canceled }",
        "statuses: §[waiting]", "'statuses' must be an object")]
    [InlineData("status: 429", "status: §42", "an HTTP status")]
    [InlineData("success: [0, ok] }", "success: §0 }", "'success' must be an array")]
    [InlineData("values: { 'on': high, 'off': low }", "values: §[high]", "'values' must be an object")]
    [InlineData("with: { /cut: true }", "with: §/cut", "'with' must be an object")]
    public void A_value_of_an_invalid_type_is_told(string sound, string mistaken, string words) =>
        ShouldBeTold(sound, mistaken, "KLG0107", words);

    [Theory]
    [InlineData("  name: reel-house\n", "", "'x-gateway' must say 'name'.", "§x-csharp-name: Reel")]
    [InlineData("x-product: { name: clip }", "x-product: §{ summary: Clips }", "'x-product' must say 'name'.")]
    [InlineData("x-task: { id: /id, status: /status,", "x-task: §{ id: /id,", "'x-task' must say 'status'.")]
    [InlineData("x-paging: { cursor: after, next: /next,", "x-paging: §{ cursor: after,", "'x-paging' must say 'next'.")]
    [InlineData("x-paging: { cursor: after, next: /next, size: limit }", "x-paging: §{ size: limit }", "'page' or 'cursor'")]
    [InlineData("'8': { kind: quota }", "'8': §{ status: 500 }", "'8' must say 'kind'.")]
    [InlineData("sound: { at: /sound, on", "sound: §{ on", "'sound' must say 'at'.")]
    [InlineData("cut: { default: false, x-send-default", "cut: §{ x-send-default", "'x-send-default' must say 'default'.")]
    [InlineData("list: { operationId: listFilms }", "list: §{ operationRef: x }", "'links' must say 'operationId'.")]
    public void What_an_extension_lacks_is_told(string sound, string mistaken, string words, string? place = null) =>
        ShouldBeTold(sound, mistaken, "KLG0302", words, place);

    [Theory]
    [InlineData("key: optional", "key: §needed", "'needed' means nothing as 'key'. Known: required, optional.")]
    [InlineData("key: optional", "address: §mine", "Known: own, user.")]
    [InlineData("timeUnit: s\n", "timeUnit: §sec\n", "Known: ms, s, text.")]
    [InlineData("premiered: succeeded", "premiered: §succeded", "Is 'succeeded' meant?")]
    [InlineData("kind: quota", "kind: §qouta", "Is 'quota' meant?")]
    [InlineData("at: /done, as: string", "at: /done, as: §text", "Known: string, number, boolean.")]
    [InlineData("file: image", "file: §picture", "Known: image.")]
    public void A_word_that_means_nothing_is_told_with_those_that_mean_something(string sound, string mistaken, string words) =>
        ShouldBeTold(sound, mistaken, "KLG0303", words);

    [Theory]
    [InlineData("name: reel-house", "name: §Reel House", "KLG0304", "'Reel House' is no name")]
    [InlineData("name: clip", "name: §-clip", "KLG0304", "'-clip' is no name")]
    [InlineData("name: quality,", "name: §Quality,", "KLG0304", "'Quality' is no name")]
    [InlineData("x-csharp-name: Reel", "x-csharp-name: §the reel", "KLG0111", "is not a C# identifier")]
    [InlineData("client: ReelApi", "client: §Reel Api", "KLG0111", "is not a C# identifier")]
    [InlineData("x-product: { name: clip }", "x-product: { name: §film }", "KLG0312", "The gateway already has a product 'film'")]
    public void A_name_with_other_characters_or_of_another_is_told(string sound, string mistaken, string id, string words) =>
        ShouldBeTold(sound, mistaken, id, words);

    [Theory]
    [InlineData("status: /phase", "status: §phase", "KLG0305", "'phase' is no JSON pointer")]
    [InlineData("idempotencyKey: /meta/client_ref", "idempotencyKey: §meta", "KLG0305", "'meta' is no JSON pointer")]
    [InlineData("status: /phase", "status: §/fase", "KLG0306",
        "'/fase' leads to no member of the schema that it begins at: there is no 'fase'. Is 'phase' meant?")]
    [InlineData("videos: /reels", "videos: §/reel", "KLG0306", "Is 'reels' meant?")]
    [InlineData("url: /link", "url: §/links", "KLG0306", "Is 'link' meant? Known: link, length.")]
    [InlineData("code: /state/code", "code: §/state/kode", "KLG0306", "Is 'code' meant?")]
    [InlineData("duration: /seconds\n", "duration: [/seconds, §/second]\n", "KLG0306", "Is 'seconds' meant?")]
    [InlineData("prompt: /text\n", "prompt: §/txt\n", "KLG0306", "Known: text.")]
    [InlineData("with: { /cut: true }", "with: { §/cuts: true }", "KLG0306", "Is 'cut' meant?")]
    [InlineData("next: /data/next_cursor", "next: §/data/next", "KLG0306", "Known: clips, next_cursor.")]
    [InlineData("x-paging: { cursor: /cursor,", "x-paging: { cursor: §/curser,", "KLG0306", "Is 'cursor' meant?")]
    [InlineData("x-member: /model", "x-member: §/modell", "KLG0306", "Is 'model' meant?")]
    public void A_pointer_that_is_none_or_names_no_member_is_told(string sound, string mistaken, string id, string words) =>
        ShouldBeTold(sound, mistaken, id, words);

    [Theory]
    [InlineData("status: /phase", "status: [/phase, /nowhere]")]
    [InlineData("message: [/text, /detail]", "message: [/text, /somewhere/else]")]
    public void Further_spellings_of_an_answer_need_not_be_described(string sound, string drifted) =>
        EmittedGateway.Compile(Edit(sound, drifted)).Diagnostics.Should().BeEmpty();

    [Theory]
    [InlineData("list: { operationId: listFilms }", "list: { operationId: §listFilm }", "KLG0307",
        "No operation of 'reel.yaml' is called 'listFilm'. Is 'listFilms' meant?")]
    [InlineData("task: { operationId: getClips,", "taks: { operationId: getClips,", "KLG0308",
        "The answer to 'createClip' has no link 'task'", "§x-product: { name: clip }")]
    [InlineData("task: { operationId: getClips, parameters: { ids: '$response.body#/id' } }", "task: §{ operationId: getClips }",
        "KLG0309", "but 0 do; write '$response.body#/id'")]
    [InlineData("task: { operationId: getFilm, parameters: { film_id: '$response.body#/payload/film', view: full } }",
        "task: §{ operationId: getFilm, parameters: { film_id: '$response.body#/payload/film', view: '$response.body#/payload/id' } }",
        "KLG0309", "but 2 do")]
    [InlineData("ids: '$response.body#/payload/film' }", "ids: §'$response.body#/payload/phase' }", "KLG0310",
        "'$response.body#/payload/phase' is not the task's id, which is '$response.body#/payload/film'")]
    [InlineData("view: full", "view: §'$request.query.view'", "KLG0310", "other parameters are constants")]
    [InlineData("film_id: '$response.body#/payload/film'", "film_id: §'{$response.body#/payload/film}'", "KLG0310", "is not the task's id")]
    [InlineData("view: full", "§vew: full", "KLG0313", "'vew' is no parameter of 'getFilm'. Is 'view' meant?")]
    [InlineData("size: limit }", "size: §limits }", "KLG0313", "'limits' is no parameter of 'listFilms'. Is 'limit' meant?")]
    [InlineData("ids, in: query, required: true, schema: { type: array, maxItems: 5, items: { type: string } } }",
        "ids, in: query, required: true, schema: { type: string } }", "KLG0319", "'ids' of 'getFilms' takes one id",
        "tasks: §{ operationId: getFilms")]
    [InlineData(", view: full }", " }", "KLG0318",
        "Nothing fills the parameter 'view' of 'getFilm'; give it a constant in the link's 'parameters'.", "§{ name: view")]
    [InlineData("x-member: /model, ", "", "KLG0318", "take its value from the request with 'x-member'", "§{ name: model")]
    public void A_link_that_does_not_lead_to_the_task_is_told(
        string sound, string mistaken, string id, string words, string? place = null) =>
        ShouldBeTold(sound, mistaken, id, words, place);

    [Theory]
    [InlineData("clips: { type: array, items: { $ref: '#/components/schemas/Clip' } }", "clips: { type: array }", "KLG0311",
        "from the answer to 'searchClips'", "§operationId: searchClips\n")]
    [InlineData("payload: { $ref: '#/components/schemas/Film' }", "payload: { type: string }", "KLG0311", "from the answer to 'createFilm'",
        "§operationId: createFilm")]
    [InlineData("requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/ClipOrder' } } } }",
        "deprecated: false", "KLG0314", "must take a JSON body", "§x-product: { name: clip }")]
    [InlineData("ClipOrder: { type: object, required: [model], properties: { model: { type: string }, text: { type: string } } }",
        "ClipOrder: { type: string }", "KLG0314", "must take a JSON body", "§x-product: { name: clip }")]
    [InlineData("idempotencyKey: /meta/client_ref", "idempotencyKey: §/meta/client", "KLG0316",
        "'/meta/client' cannot be set, because the request has no member 'client' of its own there.")]
    [InlineData("idempotencyKey: /meta/client_ref", "idempotencyKey: §/seconds", "KLG0316", "because it is not a text")]
    [InlineData("idempotencyKey: /meta/client_ref", "idempotencyKey: §/scenes/0", "KLG0316", "'scenes' is no object with named members")]
    [InlineData("idempotencyKey: /meta/client_ref", "idempotencyKey: §''", "KLG0316", "it is the whole request")]
    [InlineData("required: []", "required: [grain]", "KLG0316", "'meta' may be missing and cannot be made without its 'grain'",
        "idempotencyKey: §/meta")]
    [InlineData("cut: { default: false,", "cut: { default: §5,", "KLG0316", "the value is no text, number or boolean of the member's type")]
    [InlineData("servers:\n", "servers: [{ url: /api }]\nx-servers:\n", "KLG0317", "must stand first under 'servers'",
        "  §name: reel-house")]
    public void A_product_that_cannot_be_sold_is_told(string sound, string mistaken, string id, string words, string? place = null) =>
        ShouldBeTold(sound, mistaken, id, words, place);

    [Fact]
    public void A_request_of_another_document_must_say_that_it_is_one()
    {
        const string schemas = """
            components:
              schemas:
                Order: { type: object, properties: { model: { type: string }, text: { type: string } } }
            """;
        var text = Edit("schema: { $ref: '#/components/schemas/ClipOrder' }", "schema: { $ref: 'orders.yaml#/components/schemas/Order' }");

        var found = EmittedGateway.Compile(text, ("orders.yaml", schemas)).Diagnostics.Should().ContainSingle().Which;

        found.Descriptor.Id.Should().Be("KLG0315");
        found.Message.Should().Contain("'Order' of 'orders.yaml'").And.Contain("x-request: {}");
        (found.Line, found.Column).Should().Be(Place(text, "schema: { $ref: §'orders.yaml"));
        EmittedGateway.Of(text, "",
            ("orders.yaml", schemas.Replace("type: object,", "type: object, x-request: {},", StringComparison.Ordinal)))
            .Descriptor.Products.Should().HaveCount(2);
    }

    [Fact]
    public void A_mistake_in_a_shared_path_item_is_told_there_once_for_all_gateways()
    {
        const string shared =
            "path: { post: { operationId: createClip, x-product: { nam: clip }, responses: { '200': { description: d } } } }";
        const string gateway = """
            openapi: 3.1.0
            info: { title: T, version: '1' }
            x-gateway: { name: a, address: user }
            paths: { /a: { $ref: 'shared.yaml#/path' } }
            """;

        var found = EmittedGateway.Compile(gateway, ("shared.yaml", shared)).Diagnostics;

        found.Where(static diagnostic => diagnostic.Descriptor.Id == "KLG0301").Should().ContainSingle()
            .Which.ToString().Should().StartWith("shared.yaml(1,55): error");
    }

    [Theory]
    [InlineData("x-product: 5")]
    [InlineData("x-product: { nothing: known }")]
    public void Without_a_gateway_nothing_is_said_of_products(string product) => EmittedGateway.Compile($$"""
            openapi: 3.1.0
            info: { title: T, version: '1' }
            paths: { /a: { post: { {{product}}, responses: { '200': { description: d } } } } }
            """).Diagnostics.Should().BeEmpty();

    private static void ShouldBeTold(string sound, string mistaken, string id, string words, string? place = null)
    {
        var text = Edit(sound, mistaken.Replace(Mark, "", StringComparison.Ordinal));

        var found = EmittedGateway.Compile(text).Diagnostics;

        found.Should().OnlyContain(static diagnostic => diagnostic.Descriptor.Severity == SpecSeverity.Error);
        var told = found.Where(diagnostic => diagnostic.Descriptor.Id == id).ToList();
        told.Should().NotBeEmpty(string.Join(' ', found));
        told[0].Message.Should().Contain(words);
        (told[0].Line, told[0].Column).Should().Be(Place(text, place ?? mistaken), told[0].ToString());
    }

    private static string Edit(string sound, string edited)
    {
        ReelDocument.Text.Split(sound).Should().HaveCount(2, "the edit is of one place");
        return ReelDocument.Text.Replace(sound, edited, StringComparison.Ordinal);
    }

    private static (int Line, int Column) Place(string text, string marked)
    {
        var start = text.IndexOf(marked.Replace(Mark, "", StringComparison.Ordinal), StringComparison.Ordinal);
        var at = start + marked.IndexOf(Mark, StringComparison.Ordinal);
        var before = text[..at];
        return (before.Count(static character => character == '\n') + 1, at - before.LastIndexOf('\n'));
    }
}

using KlingGen.Runtime.Http;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Tests.Http;

public sealed class RequestValidationTests
{
    [Fact]
    public async Task All_errors_of_the_body_and_of_the_documents_rules_come_together_and_nothing_is_sent()
    {
        var handler = ScriptedHandler.Json("{}");
        var body = new Pet { Name = Pet.Invalid };

        var send = () => Calls.Client(handler).SendAsync(new ApiRequest("POST", "/p").Json(body).Check<PetRules, Pet>(body), Calls.Pets);

        var exception = (await send.Should().ThrowAsync<ApiValidationException>()).Which;
        exception.Result.Errors.Select(static error => error.InstanceLocation + " " + error.Keyword).Should().Equal("/name pattern", "/name const");
        exception.Failure.Should().Be(ApiFailure.InvalidRequest);
        exception.Outcome.Should().Be(RequestOutcome.NotSent);
        exception.Message.Should().Be("The request is invalid and was not sent. /name: Must be a name. /name: Must be Tom.");
        handler.Request.Should().BeNull();
    }

    [Fact]
    public async Task Items_of_a_list_are_checked_at_their_index()
    {
        var request = new ApiRequest("POST", "/p").Json<IReadOnlyList<Pet>, ListCodec<Pet, ModelCodec<Pet>>>([new Pet(), new Pet { Name = Pet.Invalid }]);

        var send = () => Calls.SendAsync(request);

        (await send.Should().ThrowAsync<ApiValidationException>()).Which.Result.Errors.Should().ContainSingle().Which.InstanceLocation.Should().Be("/1/name");
    }

    [Fact]
    public async Task Validation_can_be_switched_off()
    {
        var handler = await Calls.SendAsync(Calls.Post(Pet.Invalid), new ApiClientOptions { ValidateRequests = false });

        handler.Body.Should().Contain(Pet.Invalid);
    }

    [Fact]
    public async Task What_only_warns_is_sent_and_told_with_the_answer()
    {
        var body = new Pet { Name = "Tom" };

        var response = await Calls.Client(ScriptedHandler.Json("""{"name":"Tom"}""")).SendAsync(new ApiRequest("POST", "/p").Json(body).Check<PetAdvice, Pet>(body), Calls.Pets);

        response.Value.Name.Should().Be("Tom");
        response.RequestWarnings.Should().ContainSingle().Which.Should().BeEquivalentTo(new { InstanceLocation = "/name", Keyword = "not", Message = "Tom is retired." });
    }

    [Fact]
    public async Task A_request_without_doubts_has_no_warnings()
    {
        var response = await Calls.Client(ScriptedHandler.Json("""{"name":"Tom"}""")).SendAsync(Calls.Post(), Calls.Pets);

        response.RequestWarnings.Should().BeEmpty();
    }

    [Fact]
    public void A_body_that_is_required_cannot_be_null()
    {
        var json = () => new ApiRequest("POST", "/p").Json<Pet>(null);
        var text = () => new ApiRequest("POST", "/p").Text(null);

        json.Should().Throw<ArgumentNullException>();
        text.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task A_member_that_the_server_sets_is_not_demanded_of_a_request()
    {
        ApiRequest Request(RequestRule rule) => Calls.Post().Check(rule);
        var missing = () => Calls.SendAsync(Request(static (ref ValidationContext context) => context.Missing("id")));

        await Calls.SendAsync(Request(static (ref ValidationContext context) => context.RequiredReadOnly(isPresent: false, "id")));
        await missing.Should().ThrowAsync<ApiValidationException>();
    }

    private sealed class PetRules : IRuleSet<Pet>
    {
        public static void Validate(Pet value, ref ValidationContext context) => context.AddError("/name", "const", "Must be Tom.");
    }

    private sealed class PetAdvice : IRuleSet<Pet>
    {
        public static void Validate(Pet value, ref ValidationContext context) => context.AddWarning("/name", "not", "Tom is retired.");
    }
}

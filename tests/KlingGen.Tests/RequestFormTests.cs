using KlingGen.Gateways;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Tests;

public sealed class RequestFormTests
{
    /// <summary>Each product of each gateway, and each that a gateway translates.</summary>
    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            var products = KlingGateway.Descriptors.SelectMany(gateway => gateway.Products).Select(product => product.Name).Distinct().ToList();
            foreach (var gateway in KlingGateway.Descriptors)
            {
                foreach (var product in products.Where(product => RequestForm.Find(gateway, product) is not null))
                {
                    forms.Add(gateway.Name, product);
                }
            }

            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_a_form_reads_is_something_that_the_gateway_takes(string name, string product)
    {
        var gateway = KlingGateway.Descriptors.Single(candidate => candidate.Name == name);
        var form = RequestForm.Find(gateway, product)!;

        var request = form.Parse("{}"u8);

        form.Product.Should().Be(product);
        request.GetType().Should().Be(form.Vocabulary.RequestType);
        (gateway.FindProduct(request.GetType()) is not null || gateway.FindMapping(request.GetType()) is not null).Should().BeTrue();
    }

    [Fact]
    public void A_gateway_that_translates_is_written_to_in_the_products_own_words()
    {
        RequestForm.Find(V1Gateway.Descriptor, "text2video")!.Vocabulary.RequestType.Should().Be<TextToVideoRequest>();
        RequestForm.Find(VideosGateway.Descriptor, "image2video")!.Vocabulary.RequestType.Should().Be<ImageToVideoRequest>();
        RequestForm.Find(VideosGateway.Descriptor, "videos")!.Vocabulary.RequestType.Should().Be<VideoCreateRequest>();
    }

    [Fact]
    public void What_is_filled_in_for_a_person_is_the_gateways_own_choice() =>
        RequestForm.Find(VideosGateway.Descriptor, "text2video")!.Defaults.Should().Contain(new KeyValuePair<string, string>("/model_name", "\"kling-v2-5-turbo\""));

    [Fact]
    public void A_product_that_a_gateway_neither_sells_nor_translates_has_no_form()
    {
        RequestForm.Find(V1Gateway.Descriptor, "image2video").Should().BeNull();
        RequestForm.Find(KaponGateway.Descriptor, "speech").Should().BeNull();
    }

    [Fact]
    public void A_gateway_of_ones_own_has_forms_too() =>
        RequestForm.Find(Gateways.AcmeApi.Descriptor, "reel")!.Parse("""{"scene":"A chase"}"""u8).Should().Be(new Gateways.AcmeRequest { Scene = "A chase" });
}

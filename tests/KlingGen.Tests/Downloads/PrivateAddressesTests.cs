using System.Net;
using KlingGen.Downloads;

namespace KlingGen.Tests.Downloads;

public class PrivateAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("::127.0.0.1")]
    public async Task An_address_of_this_machine_or_its_networks_is_private(string address)
    {
        PrivateAddresses.IsPrivate(IPAddress.Parse(address)).Should().BeTrue();
        (await PrivateAddresses.IsPrivateAsync(address, CancellationToken.None)).Should().BeTrue();
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("192.169.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    public void An_address_of_the_whole_world_is_not(string address) =>
        PrivateAddresses.IsPrivate(IPAddress.Parse(address)).Should().BeFalse();

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("[::1]", true)]
    [InlineData("no-such-host.invalid", false)]
    public async Task A_name_is_what_it_resolves_to(string host, bool isPrivate) =>
        (await PrivateAddresses.IsPrivateAsync(host, CancellationToken.None)).Should().Be(isPrivate);
}

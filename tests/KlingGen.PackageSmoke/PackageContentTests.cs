using System.IO.Compression;
using System.Xml.Linq;

namespace KlingGen.PackageSmoke;

/// <summary>What stands on a package's page, and what lies in it.</summary>
[Collection(PackageFeed.CollectionName)]
public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void There_are_the_packages_that_the_readme_names() =>
        feed.Packages.Select(static file => Path.GetFileName(file)).Select(file => file.Replace("." + feed.Version + ".nupkg", "", StringComparison.Ordinal))
            .Where(static name => !name.EndsWith(".nupkg", StringComparison.Ordinal))
            .Should().BeEquivalentTo(
                "KlingGen", "KlingGen.Runtime", "KlingGen.SourceGenerator", "KlingGen.AspNetCore", "KlingGen.Emulator", "KlingGen.Cli");

    [Fact]
    public void Each_package_says_what_it_is_and_where_it_comes_from()
    {
        foreach (var file in feed.Packages)
        {
            using var package = ZipFile.OpenRead(file);
            using var stream = package.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
            var about = XDocument.Load(stream).Root!.Elements().Single();
            string Of(string name) => about.Elements().Single(element => element.Name.LocalName == name).Value;

            package.GetEntry(Of("readme"))!.Length.Should().BePositive(file);
            package.GetEntry(Of("icon"))!.Length.Should().BePositive(file);
            Of("projectUrl").Should().StartWith("https://", file);
            Of("tags").Should().NotBeEmpty(file);
            Of("releaseNotes").Should().Contain("- ", file);
            Of("license").Should().Be("MIT", file);
            about.Elements().Single(static element => element.Name.LocalName == "repository").Attribute("url")!.Value.Should().StartWith("https://", file);
        }
    }

    [Fact]
    public void Libraries_have_documentation_and_symbols()
    {
        foreach (var file in feed.Packages.Where(static file => !file.Contains("SourceGenerator", StringComparison.Ordinal) && !file.Contains(".Cli.", StringComparison.Ordinal)))
        {
            using var package = ZipFile.OpenRead(file);
            var libraries = package.Entries.Where(static entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)).ToList();
            using var symbols = ZipFile.OpenRead(Path.ChangeExtension(file, ".snupkg"));

            libraries.Should().NotBeEmpty(file);
            foreach (var library in libraries)
            {
                package.GetEntry(Path.ChangeExtension(library.FullName, ".xml")).Should().NotBeNull(file);
                symbols.GetEntry(Path.ChangeExtension(library.FullName, ".pdb")).Should().NotBeNull(file);
            }
        }
    }
}

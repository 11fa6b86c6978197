namespace NewsMonitor.UnitTests.Contract;

/// <summary>The AsyncAPI document is that of the records; whether it is one at all, <c>tests/asyncapi/check</c> says.</summary>
public sealed class AsyncApiTests
{
    [Fact]
    public void The_file_is_what_the_records_make() => ContractFiles.HoldsOrIsWritten(ContractFiles.Path("asyncapi.yaml"), AsyncApiDocument.Write());
}

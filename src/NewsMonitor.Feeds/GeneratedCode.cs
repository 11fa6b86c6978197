using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage(
    "ApiDesign", "RS0030:Do not use banned APIs", Scope = "namespaceanddescendants", Target = "~N:__OptionValidationGeneratedAttributes",
    Justification = "The generated range check words its messages in the host's culture; the limits themselves are invariant.")]

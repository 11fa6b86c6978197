using System.Collections.Frozen;

namespace NewsMonitor.Core.Identity;

/// <summary>Query parameters that tell where a reader came from or how the page is dressed, never which article he reads.</summary>
/// <remarks>
/// A name is listed only when it means this on every site: <c>id</c>, <c>p</c>, <c>ref</c>, <c>cid</c>, <c>source</c> and
/// <c>page</c> are article numbers somewhere.
/// </remarks>
internal static class TrackingParameters
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        [
            // advertising and social networks
            "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id",
            "igshid", "igsh", "srsltid", "tblci", "dicbo", "_openstat", "ref_src", "ref_url", "__twitter_impression", "xing_share",
            "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "action_object_map", "action_type_map", "action_ref_map",

            // newsletters
            "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking", "oly_anon_id", "oly_enc_id",
            "elqtrack", "elqtrackid", "nr_email_referer",

            // web analytics
            "_ga", "_gl", "wt_mc", "wt_zmc", "wtmc", "xtor", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee", "s_kwcid", "ef_id", "spm",
            "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid", "piwik_campaign", "piwik_kwd",

            // what newsrooms call their campaigns
            "sara_ecid", "sara_ref", "maca", "gepc", "cmpid", "cmp", "intcmp", "icid", "ocid", "cvid", "ncid", "mbid", "smid", "smtyp", "fsrc", "ftcamp",
            "srnd", "sref", "leadsource", "wpisrc", "wpmm", "wpsrc", "itid", "soc_src", "soc_trk", "guccounter", "guce_referrer", "guce_referrer_sig",
            "feedtype", "feedname", "trafficsource", "traffic_source", "unlocked_article_code",

            // sessions, and what a cache of AMP pages adds
            "jsessionid", "phpsessid", "amp_js_v", "amp_gsa", "usqp",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Prefixes = ["utm_", "mtm_", "matomo_", "at_", "hsa_", "vero_", "wt.", "taboola_"];

    /// <summary>Ask for the page in its AMP dress.</summary>
    private static readonly FrozenSet<string> AmpParameters = FrozenSet.ToFrozenSet(
        ["amp", "amp=", "amp=1", "amp=true", "outputType=amp", "outputType=valid_amp", "output=amp", "view=amp", "format=amp", "mode=amp"],
        StringComparer.OrdinalIgnoreCase);

    /// <param name="parameter">Name and value as in the address, such as <c>utm_source=rss</c>.</param>
    public static bool Contains(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return Names.Contains(name)
            || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || AmpParameters.Contains(parameter);
    }
}

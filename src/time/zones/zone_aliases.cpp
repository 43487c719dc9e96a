#include "time/zones/zone_names.hpp"

namespace outagedb {
namespace {

constexpr int h(int hours) { return hours * 60; }
constexpr bool kAllYear = true;  // people write EST in July too and mean the wall clock

// Names are compared by zone_key(), so neither case nor the words "time" and توقيت matter. Every
// IANA name and its last part (Cairo, New York) is known without a row here.
constexpr ZoneAlias kAliases[] = {
    {"America/New_York", {}, "ET|Eastern|US Eastern|US ET|East Coast|US East Coast"},
    {"America/New_York", h(-5), "EST|Eastern Standard", kAllYear},
    {"America/New_York", h(-4), "EDT|Eastern Daylight", kAllYear},
    {"America/New_York",
     {},
     "شرق الولايات المتحدة|شرق الولايات المتحدة الأمريكية|شرق أمريكا|الشرقي|"
     "الشرقي الأمريكي|الساحل الشرقي|نيويورك|واشنطن"},
    {"America/Chicago", {}, "CT|Central|US Central|وسط الولايات المتحدة"},
    {"America/Chicago", h(-5), "CDT|Central Daylight"},
    {"America/Denver", {}, "MT|Mountain|US Mountain"},
    {"America/Denver", h(-7), "MST|Mountain Standard", false, "America/Phoenix"},
    {"America/Denver", h(-6), "MDT|Mountain Daylight"},
    {"America/Los_Angeles", {}, "PT|Pacific|US Pacific|West Coast|US West Coast|Silicon Valley"},
    {"America/Los_Angeles", h(-8), "PST|Pacific Standard", kAllYear},
    {"America/Los_Angeles", h(-7), "PDT|Pacific Daylight", kAllYear},
    {"America/Los_Angeles", {}, "غرب الولايات المتحدة|المحيط الهادئ|الساحل الغربي|لوس أنجلوس"},
    {"America/Anchorage", {}, "AKT|Alaska"},
    {"America/Anchorage", h(-9), "AKST"},
    {"America/Anchorage", h(-8), "AKDT"},
    {"Pacific/Honolulu", {}, "HST|Hawaii"},
    {"America/Sao_Paulo", {}, "BRT|Brasilia"},
    {"America/Argentina/Buenos_Aires", {}, "ART|Buenos Aires"},
    {"Etc/UTC",
     {},
     "UTC|GMT|Z|Coordinated Universal|Universal|Greenwich|Greenwich Mean|غرينتش|جرينتش|"
     "غرينيتش|العالمي|العالمي المنسق"},
    {"Europe/London", {}, "UK|London|Britain|بريطانيا|المملكة المتحدة|لندن"},
    {"Europe/London", h(1), "BST|British Summer"},
    {"Europe/Lisbon", {}, "Lisbon|البرتغال"},
    {"WET", h(0), "WET", kAllYear},
    {"WET", h(1), "WEST", kAllYear},
    {"CET", h(1), "CET|Central European", kAllYear},
    {"CET", h(2), "CEST|Central European Summer", kAllYear},
    {"CET", {}, "CET|وسط أوروبا"},
    {"Europe/Paris", {}, "Paris|France|فرنسا|باريس"},
    {"Europe/Berlin", {}, "Berlin|Germany|ألمانيا|برلين"},
    {"EET", h(2), "EET|Eastern European", kAllYear},
    {"EET", h(3), "EEST|Eastern European Summer", kAllYear},
    {"Europe/Istanbul", {}, "Istanbul|TRT|Turkiye|تركيا|إسطنبول"},
    {"Europe/Moscow", {}, "MSK|Moscow|موسكو"},
    {"Africa/Johannesburg", {}, "SAST|South Africa|جنوب أفريقيا"},
    {"Africa/Cairo", {}, "Cairo|القاهرة|مصر"},
    {"Africa/Lagos", {}, "WAT|Nigeria"},
    {"Africa/Maputo", {}, "CAT"},
    {"Africa/Nairobi", {}, "EAT|Kenya|نيروبي"},
    {"Africa/Casablanca", {}, "Morocco|المغرب|الرباط"},
    {"Africa/Algiers", {}, "Algeria|الجزائر"},
    {"Africa/Tunis", {}, "Tunisia|تونس"},
    {"Africa/Tripoli", {}, "طرابلس|ليبيا"},
    {"Africa/Khartoum", {}, "Sudan|السودان|الخرطوم"},
    {"Asia/Riyadh",
     {},
     "Riyadh|KSA|Saudi|Saudi Arabia|Mecca|Makkah|Jeddah|الرياض|السعودية|"
     "المملكة العربية السعودية|مكة|مكة المكرمة|المدينة المنورة|جدة"},
    {"Asia/Dubai", {}, "Dubai|UAE|GST|Gulf|Gulf Standard|Abu Dhabi|الإمارات|دبي|أبوظبي|أبو ظبي"},
    {"Asia/Kuwait", {}, "Kuwait|الكويت"},
    {"Asia/Qatar", {}, "Qatar|Doha|قطر|الدوحة"},
    {"Asia/Bahrain", {}, "Bahrain|البحرين|المنامة"},
    {"Asia/Muscat", {}, "Oman|عمان مسقط|مسقط|سلطنة عمان"},
    {"Asia/Baghdad", {}, "Iraq|العراق|بغداد"},
    {"Asia/Amman", {}, "Jordan|الأردن"},
    {"Asia/Beirut", {}, "Lebanon|لبنان|بيروت"},
    {"Asia/Damascus", {}, "Syria|سوريا|دمشق"},
    {"Asia/Jerusalem", {}, "القدس"},
    {"Asia/Gaza", {}, "غزة"},
    {"Asia/Aden", {}, "Yemen|اليمن|صنعاء"},
    {"Asia/Tehran", {}, "طهران|إيران"},
    {"Asia/Karachi", {}, "PKT|Pakistan|باكستان"},
    {"Asia/Kolkata", {}, "India|Mumbai|Delhi|New Delhi|الهند"},
    {"Asia/Bangkok", {}, "ICT|Thailand"},
    {"Asia/Jakarta", {}, "WIB"},
    {"Asia/Singapore", {}, "SGT"},
    {"Asia/Hong_Kong", {}, "HKT"},
    {"Asia/Manila", {}, "PHT|Philippines"},
    {"Asia/Shanghai", {}, "China|Beijing|الصين|بكين"},
    {"Asia/Seoul", {}, "KST|Korea"},
    {"Asia/Tokyo", {}, "JST|طوكيو|اليابان"},
    {"Australia/Perth", {}, "AWST"},
    {"Australia/Adelaide", h(9) + 30, "ACST", false, "Australia/Darwin"},
    {"Australia/Adelaide", h(10) + 30, "ACDT"},
    {"Australia/Sydney", {}, "AET"},
    {"Australia/Sydney", h(10), "AEST", false, "Australia/Brisbane"},
    {"Australia/Sydney", h(11), "AEDT"},
    {"Pacific/Auckland", {}, "NZT"},
    {"Pacific/Auckland", h(12), "NZST"},
    {"Pacific/Auckland", h(13), "NZDT"},
};

// The hint uses the last choice as its example. A bare direction is the last part of an IANA name
// (Australia/North) but has no meaning.
constexpr AmbiguousLabel kAmbiguous[] = {
    {"AST", "America/Halifax Asia/Riyadh"},
    {"ADT", "America/Halifax Asia/Baghdad"},
    {"CST", "America/Havana Asia/Shanghai America/Chicago"},
    {"IST", "Europe/Dublin Asia/Jerusalem Asia/Kolkata"},
    {"SST", "Asia/Singapore Pacific/Pago_Pago"},
    {"AMT", "America/Manaus Asia/Yerevan"},
    {"ECT", "America/Guayaquil Europe/Paris"},
    {"WST", "Australia/Perth Pacific/Apia"},
    {"ACT", "Australia/Canberra America/Rio_Branco"},
    {"North", "Australia/Darwin America/Chicago"},
    {"South", "Australia/Adelaide America/Chicago"},
    {"West", "Australia/Perth America/Los_Angeles"},
    {"عمان", "Asia/Amman Asia/Muscat"},
};

}  // namespace

std::span<const ZoneAlias> zone_aliases() { return kAliases; }
std::span<const AmbiguousLabel> ambiguous_labels() { return kAmbiguous; }

}  // namespace outagedb

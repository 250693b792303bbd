/* For the trial under wine 8 only, never shipped: two things that every Windows 10 has and wine 8 has not.
   ProcessPrng of bcryptprimitives.dll, which libraries written in Rust ask for random numbers;
   the class Windows.UI.ViewManagement.UISettings, which Qt asks for the colours of the desktop. */
#include <string.h>
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
    return SystemFunction036(data, (ULONG)size);
}

typedef struct { void **methods; } Thing;
typedef struct { BYTE a, r, g, b; } Colour;

static const GUID unknown = {0, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID inspectable = {0xAF86E2E0, 0xB12D, 0x4C6A, {0x9C, 0x5A, 0xD7, 0xAA, 0x65, 0x10, 0x1E, 0x90}};
static const GUID factory_id = {0x00000035, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID settings_id = {0x85361600, 0x1C63, 0x4627, {0xBC, 0xB1, 0x3A, 0x89, 0xE0, 0xBC, 0x9C, 0x55}};
static const GUID colours_id = {0x03021BE4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xF7, 0xD0, 0x6D, 0x7B}};

static HRESULT WINAPI ask(Thing *self, const GUID *id, void **out);
static ULONG WINAPI count(Thing *self) { (void)self; return 2; }
static HRESULT WINAPI no(void) { return E_NOTIMPL; }
static HRESULT WINAPI yes(void) { return S_OK; }

static HRESULT WINAPI colour_of(Thing *self, int which, Colour *out) {
    static const Colour blue = {255, 0, 120, 215}, white = {255, 255, 255, 255}, black = {255, 0, 0, 0};
    (void)self;
    *out = which == 0 ? white : which == 1 ? black : blue;
    return S_OK;
}

static void *settings_methods[] = {ask, count, count, no, no, no, colour_of, yes, yes};
static Thing settings = {settings_methods};

static HRESULT WINAPI make(Thing *self, void **out) {
    (void)self;
    *out = &settings;
    return S_OK;
}

static void *factory_methods[] = {ask, count, count, no, no, no, make};
static Thing factory = {factory_methods};

static HRESULT WINAPI ask(Thing *self, const GUID *id, void **out) {
    const GUID *known[] = {&unknown, &inspectable, self == &factory ? &factory_id : &settings_id, &colours_id};
    for (int i = 0; i < (self == &factory ? 3 : 4); i++)
        if (!memcmp(id, known[i], sizeof *id))
            return *out = self, S_OK;
    return *out = NULL, E_NOINTERFACE;
}

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(void *name, void **out) {
    (void)name;
    *out = &factory;
    return S_OK;
}

// Light shared by the room and the person: one soft key light, and a sky of SKY_LIGHTS directions with a shadow
// map each, which gives ambient occlusion.
#define SKY_LIGHTS %SKY_LIGHTS%
uniform vec3 eye;
uniform vec3 key_direction;
uniform vec3 key_colour;
uniform vec3 sky_colour;
uniform vec3 ground_colour;
uniform mat4 sky_maps[SKY_LIGHTS];
uniform vec3 sky_directions[SKY_LIGHTS];
uniform sampler2DShadow sky_shadow;  // all sky maps in one square atlas
uniform float atlas_columns;
uniform mat4 key_map;
uniform sampler2DShadow key_shadow;
uniform float key_softness;
uniform float exposure;

const int TAPS = 6;

float hash(vec2 p) {
    return fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453);
}

// The part of the sky that a point sees.
vec3 skylight(vec3 point, vec3 normal) {
    vec3 start = point + normal * 0.012;
    vec3 total = vec3(0.0);
    for (int i = 0; i < SKY_LIGHTS; i++) {
        float slant = dot(normal, sky_directions[i]);
        if (slant <= 0.0) continue;
        vec3 place = (sky_maps[i] * vec4(start, 1.0)).xyz * 0.5 + 0.5;
        float seen = 1.0;
        if (all(greaterThan(place.xy, vec2(0.0))) && all(lessThan(place.xy, vec2(1.0)))) {
            vec2 tile = vec2(mod(float(i), atlas_columns), floor(float(i) / atlas_columns));
            vec2 inside = (clamp(place.xy, 0.003, 0.997) + tile) / atlas_columns;
            seen = texture(sky_shadow, vec3(inside, place.z - 0.004));
        }
        total += slant * seen * sky_colour;
    }
    return total * 2.0 / float(SKY_LIGHTS);
}

// The part of the key light that reaches a point: a spiral of taps, begun at an angle of `turn`.
float key_visibility(vec3 point, vec3 normal, float turn) {
    vec3 place = (key_map * vec4(point + normal * 0.008, 1.0)).xyz * 0.5 + 0.5;
    if (any(lessThan(place, vec3(0.0))) || any(greaterThan(place, vec3(1.0)))) return 1.0;
    float lit = 0.0;
    mat2 turned = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
    for (int i = 0; i < TAPS; i++) {
        float angle = 2.399963 * float(i);
        vec2 offset = turned * (vec2(cos(angle), sin(angle)) * sqrt((float(i) + 0.5) / float(TAPS)));
        lit += texture(key_shadow, vec3(place.xy + offset * key_softness, place.z - 0.0015));
    }
    return lit / float(TAPS);
}

vec3 ambient_light(vec3 point, vec3 normal) {
    return skylight(point, normal) + ground_colour * ((0.5 - 0.5 * normal.z) * 0.55 + 0.18);
}

// Display colour of a surface; `wrap` lets light seep round soft things, `lit` is the visible part of the key light.
vec3 shade(vec3 colour, vec3 point, vec3 normal, vec3 ambient, float lit, float roughness, float wrap) {
    vec3 view = normalize(eye - point);
    float slant = dot(normal, key_direction);
    float diffuse = max((slant + wrap) / (1.0 + wrap), 0.0) * lit;
    vec3 halfway = normalize(key_direction + view);
    float shine = exp2(10.0 * (1.0 - roughness) + 1.0);
    float specular = pow(max(dot(normal, halfway), 0.0), shine) * (shine + 8.0) / 25.0 * 0.035 * lit * max(slant, 0.0);
    float rim = pow(1.0 - max(dot(normal, view), 0.0), 4.0) * 0.10 * (1.0 - roughness);
    vec3 light = colour * (ambient + key_colour * diffuse) + key_colour * specular + sky_colour * rim;
    light *= exposure;
    light = light / (1.0 + light * 0.28) * 1.05;
    return pow(max(light, 0.0), vec3(1.0 / 2.2));
}

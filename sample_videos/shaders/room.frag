#version 330
// The room: light and patterns per pixel.
#include light.glsl
#define WOOD 1
#define WALL 2
#define MAT 3
#define FABRIC 4
#define TILES 6
#define GLOW 7
in vec3 world;
in vec3 facing;
in vec3 base;
in vec2 matter;
out vec4 result;

float noise(vec2 p) {
    vec2 cell = floor(p);
    vec2 f = fract(p);
    f = f * f * (3.0 - 2.0 * f);
    float low = mix(hash(cell), hash(cell + vec2(1, 0)), f.x);
    float high = mix(hash(cell + vec2(0, 1)), hash(cell + vec2(1, 1)), f.x);
    return mix(low, high, f.y);
}

vec3 planks(vec3 colour, vec2 p) {
    const float width = 0.14;
    const float length = 1.3;
    float row = floor(p.x / width);
    float along = p.y + hash(vec2(row, 3.0)) * 2.0;
    float tone = hash(vec2(row, floor(along / length)));
    float grain = 0.5 * noise(vec2(p.x * 60.0, p.y * 4.0 + tone * 20.0)) + 0.3 * noise(vec2(p.x * 180.0, p.y * 9.0));
    vec2 joint = vec2(fract(p.x / width), fract(along / length));
    float gap = smoothstep(0.0, 0.02, min(joint.x, 1.0 - joint.x)) * smoothstep(0.0, 0.003, min(joint.y, 1.0 - joint.y));
    return colour * (0.78 + 0.28 * tone + 0.22 * (grain - 0.4)) * (0.6 + 0.4 * gap);
}

vec3 tiles(vec3 colour, vec2 p) {
    const float size = 0.45;
    vec2 cell = floor(p / size);
    vec2 joint = fract(p / size);
    vec2 edge = min(joint, 1.0 - joint);
    float gap = smoothstep(0.0, 0.012, min(edge.x, edge.y));
    return colour * (0.92 + 0.08 * hash(cell) + 0.06 * noise(p * 14.0)) * (0.75 + 0.25 * gap);
}

vec3 textured(vec3 colour, int surface) {
    if (surface == WOOD) return planks(colour, world.xy);
    if (surface == TILES) return tiles(colour, world.xy);
    if (surface == WALL) {
        vec2 place = vec2(world.x + world.y, world.z);
        return colour * (0.97 + 0.05 * noise(place * 40.0) + 0.03 * noise(place * 3.0));
    }
    if (surface == MAT) return colour * (0.93 + 0.14 * noise(world.xy * 300.0));
    if (surface == FABRIC) return colour * (0.85 + 0.30 * noise(world.xy * 90.0 + world.z * 70.0));
    return colour;
}

void main() {
    vec3 normal = normalize(facing);
    int surface = int(matter.y + 0.5);
    if (surface == GLOW) {
        result = vec4(min(base, 1.0), 1.0);
        return;
    }
    vec3 colour = textured(base, surface);
    float lit = key_visibility(world, normal, hash(gl_FragCoord.xy) * 6.28);
    result = vec4(shade(colour, world, normal, ambient_light(world, normal), lit, matter.x, 0.0), 1.0);
}

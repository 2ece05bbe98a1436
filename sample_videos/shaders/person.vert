#version 330
// The person: light per vertex. The mesh has about one vertex a pixel, so that more would show nothing.
#include light.glsl
in vec3 position;
in vec3 normal;
in vec3 colour;
in vec2 material;  // roughness 0..1, surface number
uniform mat4 view_projection;
out vec3 world;
out vec3 facing;
out vec3 base;
out vec4 light;  // ambient, visible part of the key light
out float roughness;
invariant gl_Position;

void main() {
    world = position;
    facing = normal;
    base = colour;
    roughness = material.x;
    light = vec4(ambient_light(position, normal), key_visibility(position, normal, hash(position.xy) * 6.28));
    gl_Position = view_projection * vec4(position, 1.0);
}
